using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary>
/// <c>budget</c>: nothing is free. A step does one instruction of its own process, or one reduction of a work; only what the granularity
/// says runs along with it, and only in that process or in the one that it spawns.
/// </summary>
public sealed class Budget : IInvariant
{
    private readonly PerProcess<int> _worked = new(); // Reductions already done of a work that is not done.
    private Row<Deed> _deeds; // Of this step.

    /// <summary>Something that a process did by itself.</summary>
    private readonly record struct Deed(EventKind Kind, int Process, int Other, ExitReason? Reason);

    /// <inheritdoc/>
    public string Name => "budget";

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Spawned | EventKinds.Worked | EventKinds.AskedSelf | EventKinds.Sent | EventKinds.Received |
        EventKinds.Linked | EventKinds.LinkRefused | EventKinds.Unlinked | EventKinds.TrapSet | EventKinds.Died | EventKinds.Stepped;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _worked.Clear();
        _deeds.Clear();
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        if (e.Kind == EventKind.Stepped)
        {
            return OnStepped(e, world);
        }
        if (e is { Kind: EventKind.Died, Other: >= 0 })
        {
            return null; // Another's doing.
        }
        var deed = new Deed(e.Kind, e.Process, e.Other, e.Payload as ExitReason);
        if (world.Steps > 0)
        {
            _deeds.Add(deed);
        }
        else if (!RunsAlong(deed, world.Options.Granularity))
        {
            return new Violation($"{world[e.Process]} does something before the first step: {e.Kind}");
        }
        return e.Kind == EventKind.Worked ? OnWorked(e, world) : null;
    }

    private Violation? OnWorked(in Event e, World world)
    {
        var amount = ((Work)e.Code!).Amount;
        var done = e.Payload is not null;
        var pieces = world.Options.Granularity == Granularity.Reduction;
        var total = _worked[e.Process] += e.Number;
        if (done)
        {
            _worked[e.Process] = 0;
        }
        var right = pieces ? e.Number == 1 && (done ? total == Math.Max(1, amount) : total < amount) : done && total == amount;
        return right ? null : new Violation($"{world[e.Process]} {(done ? "finished" : "went on with")} a work of {amount} after {total} reductions, {e.Number} of them in this step");
    }

    private Violation? OnStepped(in Event e, World world)
    {
        var granularity = world.Options.Granularity;
        var instructions = 0;
        var child = -1;
        Violation? violation = null;
        foreach (var deed in _deeds.Items)
        {
            if (deed.Process == e.Process && IsDeedOf(e.Op, deed))
            {
                instructions++;
                child = deed.Kind == EventKind.Spawned ? deed.Other : -1;
            }
            else if (!IsError(deed) && !(deed.Process == e.Process && IsConsequenceOf(e.Op, deed, child)) &&
                !((deed.Process == e.Process || deed.Process == child) && RunsAlong(deed, granularity)))
            {
                violation ??= new Violation($"{world[deed.Process]} does something of its own in a step ({e.Op}) of {world[e.Process]}: {deed.Kind}");
            }
        }
        _deeds.Clear();
        if (IsNoStep(e.Op, granularity))
        {
            violation ??= new Violation($"{e.Op} is a step of {world[e.Process]} at granularity {granularity}");
        }
        var free = e.Op == Op.Link && instructions == 0; // A link with oneself, or one that is there, leaves no trace.
        return violation ?? (free || instructions == 1 ? null : new Violation($"a step ({e.Op}) of {world[e.Process]} did {instructions} instructions"));
    }

    private static bool IsDeedOf(Op op, in Deed deed) => op switch
    {
        Op.Work => deed.Kind == EventKind.Worked,
        Op.Self => deed.Kind == EventKind.AskedSelf,
        Op.Send => deed.Kind == EventKind.Sent,
        Op.Receive => deed.Kind == EventKind.Received,
        Op.Link => deed.Kind is EventKind.Linked or EventKind.LinkRefused,
        Op.Unlink => deed.Kind == EventKind.Unlinked,
        Op.TrapExit => deed.Kind == EventKind.TrapSet,
        Op.Spawn or Op.SpawnLink => deed.Kind == EventKind.Spawned || Died(deed, ExitReason.SystemLimit),
        Op.End => Died(deed, ExitReason.Normal),
        Op.Fail => Died(deed, ExitReason.Failed),
        Op.Exit => deed.Kind == EventKind.Died,
        _ => false,
    };

    private static bool IsConsequenceOf(Op op, in Deed deed, int child) => op switch
    {
        Op.SpawnLink => deed.Kind == EventKind.Linked && deed.Other == child,
        Op.Link => Died(deed, ExitReason.NoProc),
        _ => false,
    };

    /// <summary>What is no step of its own.</summary>
    private static bool RunsAlong(in Deed deed, Granularity granularity) => deed.Kind switch
    {
        EventKind.Worked => granularity == Granularity.Visible,
        EventKind.AskedSelf => granularity is Granularity.Visible or Granularity.Work,
        EventKind.Died => IsError(deed) || (granularity == Granularity.Work && Died(deed, ExitReason.Normal)),
        _ => false,
    };

    private static bool IsNoStep(Op op, Granularity granularity) => granularity switch
    {
        Granularity.Visible => op is Op.Work or Op.Self,
        Granularity.Work => op is Op.Self or Op.End,
        _ => false,
    };

    private static bool Died(in Deed deed, ExitReason reason) => deed.Kind == EventKind.Died && reason.Equals(deed.Reason);

    /// <summary>Code that throws may be a guard: it ends the process whose mailbox is looked through, in anybody's step.</summary>
    private static bool IsError(in Deed deed) => deed.Reason?.Exception is not null;
}
