using System.Numerics;
using ToyBeam.Core;
using ToyBeam.Sim.Invariants;

namespace ToyBeam.Sim.Exploration;

/// <summary>
/// Exhaustive search that goes on from every point only once: two runs that differ in the order of independent steps meet in the same point, which is known by its
/// <see cref="Machine.ConfigurationHash"/>. Needs no knowledge of what depends on what, so it is the oracle for the engines that have it.
/// </summary>
/// <remarks>
/// Points and the steps between them are a graph without circles, for a past only grows. Interleavings are its paths, counted by sums. Each end is reached by one run,
/// in which claims are checked: a claim about the order of independent steps may hold in that run and break in another one of its trace. Nothing can be
/// undone, so to try the next step at a point means to run from the start again.
/// </remarks>
public sealed class ConfigurationEngine : ICountingEngine
{
    /// <summary>After so many runs each it is asked whether to go on.</summary>
    private const int AskedEvery = 1024;

    private readonly Rerun _run;
    private readonly Dictionary<UInt128, int> _nodes = [];
    private readonly List<Frame> _frames = []; // Kept to be used again; the first _depth are in use.
    private readonly List<(int Node, int Outcome, int Steps, bool[] Broken)> _ends = [];
    private readonly PathCounter _paths = new();
    private readonly bool _notesCount;
    private readonly ScheduleBound? _bound;
    private TestedProgram _program = null!;
    private Count _count = null!;
    private int _depth;
    private int _runs;

    /// <summary>An engine.</summary>
    /// <param name="machine">How programs run.</param>
    /// <param name="invariants">What is counted when it breaks.</param>
    /// <param name="bound">Which schedules are left out; null for none.</param>
    public ConfigurationEngine(MachineOptions machine, IReadOnlyList<IInvariant> invariants, ScheduleBound? bound = null)
    {
        _bound = bound;
        _run = new Rerun(machine, invariants);
        _notesCount = invariants.Any(invariant => invariant.Scope == ClaimScope.State);
    }

    /// <inheritdoc/>
    public Count Count(TestedProgram program, long max, Func<long, bool>? goOn = null)
    {
        Begin(program);
        var whole = true;
        while (_depth > 0)
        {
            var frame = _frames[_depth - 1];
            if (frame.Next == frame.Choices)
            {
                Leave(frame);
            }
            else if ((frame.Next > 0 && !MayGoOn(goOn)) || !Take(frame, max))
            {
                whole = false;
                break;
            }
        }
        return Finish(whole);
    }

    private void Begin(TestedProgram program)
    {
        _program = program;
        _nodes.Clear();
        _ends.Clear();
        _paths.Clear();
        _depth = _runs = 0;
        _count = new Count(_run.Claims) { Bound = _bound };
        _run.Observe(EventKinds.None);
        _run.Begin(program);
        Visit(max: long.MaxValue, _bound?.Limit ?? 0);
    }

    /// <summary>Takes the next step at a point, where the machine stands if it is the first one; false when there is no room for one more point.</summary>
    private bool Take(Frame frame, long max)
    {
        if (frame.Next > 0)
        {
            RunAgain();
        }
        var index = frame.IndexOf(frame.Next++);
        var left = frame.Left - (_bound?.CostOf(_run.Machine, index) ?? 0);
        _run.Step(index);
        var depth = _depth;
        var target = Visit(max, left);
        foreach (var failure in _run.Failures)
        {
            _count.AddWitness(failure.Invariant!, _frames.Take(depth).Select(passed => passed.Taken));
        }
        if (target >= 0)
        {
            frame.Targets.Add(target);
        }
        return target >= 0;
    }

    private void RunAgain()
    {
        _run.Begin(_program);
        for (var i = 0; i < _depth - 1; i++)
        {
            _run.Step(_frames[i].Taken);
        }
    }

    /// <summary>The number of the point at which the machine stands; if it is new, the search goes on from there. -1 for one too many.</summary>
    private int Visit(long max, int left)
    {
        var machine = _run.Machine;
        var key = KeyOf(machine, left);
        if (_nodes.TryGetValue(key, out var known))
        {
            return known;
        }
        if (_nodes.Count >= max)
        {
            return -1;
        }
        var node = _nodes.Count;
        _nodes.Add(key, node);
        Enter(node, machine, left);
        if (machine.Enabled.IsEmpty)
        {
            AddEnd(node);
        }
        return node;
    }

    private void AddEnd(int node)
    {
        _run.End();
        _ends.Add((node, _count.AddRun(_run.Machine, _run.Broken), _run.Machine.Steps, [.. _run.Broken]));
    }

    /// <summary>
    /// Within a bound two points are one only when they leave the same to spend, and the same process would go on.
    /// </summary>
    private UInt128 KeyOf(Machine machine, int left)
    {
        var key = PointKey.Of(machine, _notesCount);
        if (_bound is not null)
        {
            var last = machine.CurrentEnabled ? machine.World[machine.Current].Pid.Id : -1;
            key = (key * 0xD1342543DE82EF95) + ((ulong)left << 32 | (uint)last);
        }
        return key;
    }

    private void Enter(int node, Machine machine, int left)
    {
        if (_depth == _frames.Count)
        {
            _frames.Add(new Frame());
        }
        var frame = _frames[_depth++];
        frame.Node = node;
        frame.Choices = machine.Enabled.Length;
        frame.Left = left;
        frame.Next = 0;
        frame.Allowed.Clear();
        if (_bound is not null)
        {
            _bound.Allowed(machine, left, frame.Allowed);
            _count.BoundMet |= frame.Allowed.Count < frame.Choices;
            frame.Choices = frame.Allowed.Count;
        }
        frame.Targets.Clear();
    }

    private void Leave(Frame frame)
    {
        _paths.Add(frame.Node, frame.Targets);
        _depth--;
    }

    private bool MayGoOn(Func<long, bool>? goOn) => goOn is null || ++_runs % AskedEvery != 0 || goOn(_nodes.Count);

    private Count Finish(bool whole)
    {
        while (_depth > 0)
        {
            Leave(_frames[_depth - 1]); // With the steps that were taken there.
        }
        var paths = _paths.FromFirst(_nodes.Count);
        var all = BigInteger.Zero;
        foreach (var (node, outcome, steps, broken) in _ends)
        {
            _count.AddOutcome(outcome, paths[node], steps);
            _count.AddViolating(broken, paths[node]);
            all += paths[node];
        }
        _count.Interleavings = all;
        _count.Nodes = _nodes.Count;
        _count.Complete = whole && _count.Cut == 0;
        return _count;
    }

    /// <summary>A point on the current path.</summary>
    private sealed class Frame
    {
        public readonly List<int> Targets = [];
        public readonly List<int> Allowed = []; // Within a bound.
        public int Left;
        public int Node;
        public int Choices;
        public int Next;

        /// <summary>The index of the choice that was taken last.</summary>
        public int Taken => IndexOf(Next - 1);

        public int IndexOf(int number) => Allowed.Count > 0 ? Allowed[number] : number;
    }
}
