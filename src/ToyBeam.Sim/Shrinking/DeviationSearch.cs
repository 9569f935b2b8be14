using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Runs all schedules of a program, those with the fewest deviations first.</summary>
/// <remarks>
/// Delay-bounded search (Emmi, Qadeer, Rakamaric, POPL 2011), the cost of a deviation being one however much it skips. Every schedule with n + 1 deviations is one with n that deviates once more behind its last
/// one, so a run shows all its children. Two schedules that come to the same point, the same process being about to go on, have the same children; of these only the one with fewer
/// preemptions goes on, unless the claim is about whole runs.
/// </remarks>
internal sealed class DeviationSearch : IStrategy
{
    private const long MostChoices = 10_000_000; // Of all schedules that are kept to be run.

    private readonly Laboratory _laboratory;
    private readonly Func<Verdict, bool>? _sought;
    private readonly ClaimScope _scope;
    private readonly Dictionary<(UInt128 Point, int Current), int> _preemptionsAt = [];
    private readonly List<int> _taken = [];
    private List<Node> _level = [];
    private List<Node> _next = [];
    private Node _node = new([], 0);
    private bool _collects;
    private long _room;
    private bool _isWhole;
    private bool _isMerged;

    /// <summary>A search.</summary>
    /// <param name="laboratory">Where to run.</param>
    /// <param name="claim">What is looked for depends on this claim.</param>
    /// <param name="sought">The failure that a run is to go on for, whatever breaks before; null to take the first.</param>
    public DeviationSearch(Laboratory laboratory, string claim, Func<Verdict, bool>? sought = null)
    {
        _laboratory = laboratory;
        _sought = sought;
        _scope = laboratory.Invariants.First(invariant => invariant.Name == claim).Scope;
    }

    /// <summary>The number of deviations up to which, this number included, every schedule was run; -1 for none.</summary>
    public int Completed { get; private set; }

    /// <summary>The simplest wanted run, when one was found: with the fewest deviations, and of those the simplest that was run.</summary>
    public Recording? Found { get; private set; }

    /// <summary>Searches until all schedules with the smallest number of deviations at which one is wanted were run.</summary>
    /// <param name="program">The program.</param>
    /// <param name="most">Deviations at most.</param>
    /// <param name="runs">Runs at most.</param>
    /// <param name="wanted">Whether the run that was just made, and recorded, is one of those that are looked for.</param>
    public void Run(TestedProgram program, int most, int runs, Func<Recording, bool> wanted)
    {
        Found = null;
        Completed = -1;
        _preemptionsAt.Clear();
        _room = MostChoices;
        _isWhole = true;
        _level = [new Node([], 0)];
        var until = _laboratory.Runs + runs;
        for (var deviations = 0; deviations <= most && _level.Count > 0; deviations++)
        {
            _next = [];
            _collects = deviations < most;
            if (!RunLevel(program, until, wanted))
            {
                return;
            }
            Completed = _isWhole ? deviations : Completed;
            _isWhole &= _room > 0;
            if (Found is not null)
            {
                return;
            }
            _level = _next;
        }
        Completed = _level.Count == 0 && _isWhole ? int.MaxValue : Completed;
    }

    private bool RunLevel(TestedProgram program, int until, Func<Recording, bool> wanted)
    {
        var trial = new Recording();
        foreach (var node in _level)
        {
            if (_laboratory.Runs >= until)
            {
                return false;
            }
            _node = node;
            _laboratory.Run(program, this, 0, 0, trial, _sought);
            if (wanted(trial) && (Found is null || ScheduleCost.Of(trial) < ScheduleCost.Of(Found)))
            {
                (Found, trial) = (trial, Found ?? new Recording());
            }
        }
        return true;
    }

    void IStrategy.Begin(in RunInfo run, Rng rng)
    {
        _taken.Clear();
        _isMerged = false;
    }

    int IStrategy.Pick(in ChoicePoint point)
    {
        var index = _taken.Count < _node.Choices.Length ? _node.Choices[_taken.Count] : point.Default;
        if (_taken.Count >= _node.Choices.Length && _collects && !_isMerged)
        {
            _isMerged = _taken.Count == _node.Choices.Length && _scope != ClaimScope.Run && !IsFirstAt(point.Machine);
            if (!_isMerged)
            {
                Collect(point);
            }
        }
        _taken.Add(index);
        return index;
    }

    private bool IsFirstAt(Machine machine)
    {
        var key = (PointKey.Of(machine, _scope == ClaimScope.State), machine.CurrentEnabled ? machine.World[machine.Current].Pid.Id : -1);
        if (_preemptionsAt.TryGetValue(key, out var known) && known <= _node.Preemptions)
        {
            return false;
        }
        _preemptionsAt[key] = _node.Preemptions;
        return true;
    }

    private void Collect(in ChoicePoint point)
    {
        for (var i = 0; i < point.Enabled.Length; i++)
        {
            if (i != point.Default && (_room -= _taken.Count + 1) > 0)
            {
                _next.Add(new Node([.. _taken, i], _node.Preemptions + (point.LastEnabled ? 1 : 0)));
            }
        }
    }

    /// <summary>A schedule: the choices up to its last deviation, by index at each step; then the default.</summary>
    private sealed record Node(int[] Choices, int Preemptions);
}
