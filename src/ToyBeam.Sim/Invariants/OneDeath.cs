using ToyBeam.Core;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary>
/// <c>one-death</c>: a process ends once, does nothing afterwards and gets nothing; no pid is used twice. In the channel modes one that must die
/// does that and nothing else, and the dead only send what they owe.
/// </summary>
public sealed class OneDeath : IInvariant
{
    private const int Alive = 0;

    private readonly PerProcess<int> _diedAt = new(); // The step of the death, counted from 1: the start of the program is 1, too.
    private readonly PerProcess<int> _condemnedAt = new();
    private readonly PerProcess<int> _children = new();
    private int _known;

    /// <inheritdoc/>
    public string Name => "one-death";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.All & ~EventKinds.Dropped;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _diedAt.Clear();
        _condemnedAt.Clear();
        _children.Clear();
        _known = 0;
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        if (e.Kind == EventKind.Quiescent)
        {
            return CompareAll(world);
        }
        if (_diedAt[e.Process] != Alive && !MayBeOfTheDead(e, _diedAt[e.Process] == world.Steps + 1))
        {
            return new Violation(e.Kind == EventKind.Died ? $"{world[e.Process]} died twice" : $"{world[e.Process]} is dead, and yet: {e.Kind}");
        }
        if (_condemnedAt[e.Process] != Alive && !MayBeOfTheDying(e, _condemnedAt[e.Process] == world.Steps + 1))
        {
            return new Violation($"{world[e.Process]} must die, and yet: {e.Kind}");
        }
        switch (e.Kind)
        {
            case EventKind.Started:
                return New(e.Process, parent: -1, world);
            case EventKind.Spawned:
                return New(e.Other, e.Process, world);
            case EventKind.Condemned:
                _condemnedAt[e.Process] = world.Steps + 1;
                return world[e.Process].IsCondemned ? null : new Violation($"{world[e.Process]} must die, and the machine says it need not");
            case EventKind.Died:
                _diedAt[e.Process] = world.Steps + 1;
                _condemnedAt[e.Process] = Alive;
                return world[e.Process].IsAlive ? new Violation($"{world[e.Process]} died and is alive") : null;
            case EventKind.Linked or EventKind.Registered when IsGone(e.Other):
                return new Violation($"{world[e.Other]} is dead, and yet: {e.Kind}");
            case EventKind.AskedAlive when (e.Number == 1) != (e.Other >= 0 && !IsGone(e.Other)):
                return new Violation($"{world[e.Process]} asked for one who is {(e.Number == 1 ? "dead, and was told: alive" : "alive, and was told: dead")}");
            case EventKind.Stepped when e.Op == Op.Die && _diedAt[e.Process] != world.Steps + 1:
                return new Violation($"{world[e.Process]} took the step of its death and is alive");
            default:
                return e.Process < _known ? null : new Violation($"{world[e.Process]} does something, and nobody started it");
        }
    }

    private bool IsGone(int process) => _diedAt[process] != Alive || _condemnedAt[process] != Alive;

    /// <summary>The step in which a process dies is its last; then the dead answer, in the channel modes, what was on its way to them.</summary>
    private static bool MayBeOfTheDead(in Event e, bool inThisStep) => e.Kind switch
    {
        EventKind.Stepped => inThisStep,
        EventKind.Queued => e.Payload is SignalKind.LinkExit or SignalKind.Down,
        _ => false,
    };

    /// <summary>Who must die frees its name and dies, in a step of its own.</summary>
    private static bool MayBeOfTheDying(in Event e, bool inThisStep) => e.Kind switch
    {
        EventKind.Stepped => inThisStep,
        EventKind.Died => !inThisStep,
        EventKind.Unregistered => e.Process == e.Other && !inThisStep,
        _ => false,
    };

    /// <summary>A new process must have the next index and be its parent's next child: then no pid comes twice.</summary>
    private Violation? New(int process, int parent, World world)
    {
        var pid = world[process].Pid;
        var number = parent < 0 ? process : ++_children[parent];
        var expectedParent = parent < 0 ? null : world[parent].Pid;
        return process == _known++ && ReferenceEquals(pid.Parent, expectedParent) && pid.Number == number
            ? null
            : new Violation($"{pid} is no new pid for {(parent < 0 ? "a static process" : $"child {number} of {world[parent]}")}");
    }

    private Violation? CompareAll(World world)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if (_condemnedAt[i] != Alive)
            {
                return new Violation($"{world[i]} must die, and it did not");
            }
            if (world[i].IsAlive != (_diedAt[i] == Alive))
            {
                return new Violation($"{world[i]} is {(world[i].IsAlive ? "alive, and it died" : "dead, and it did not die")}");
            }
        }
        return world.ProcessCount == _known ? null : new Violation($"there are {world.ProcessCount} processes, and {_known} were started");
    }
}
