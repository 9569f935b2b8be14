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

    /// <summary>Something that a process did by itself; or a name that was freed, which a death may have done.</summary>
    private readonly record struct Deed(EventKind Kind, int Process, int Other, ExitReason? Reason)
    {
        /// <summary>Whether a death may have freed the name, since it came next.</summary>
        public bool Freed { get; init; }
    }

    /// <inheritdoc/>
    public string Name => "budget";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Spawned | EventKinds.Worked | EventKinds.AskedSelf | EventKinds.Sent | EventKinds.Received |
        EventKinds.Linked | EventKinds.LinkRefused | EventKinds.Unlinked | EventKinds.TrapSet | EventKinds.ExitSent | EventKinds.Monitored |
        EventKinds.Demonitored | EventKinds.Registered | EventKinds.Unregistered | EventKinds.LookedUp | EventKinds.AskedAlive |
        EventKinds.BadArgument | EventKinds.TimedOut | EventKinds.Condemned | EventKinds.Died | EventKinds.Stepped;

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
        if (e.Kind == EventKind.Died)
        {
            NoteFreedName(e.Process);
        }
        if (e is { Kind: EventKind.Died or EventKind.Condemned, Other: >= 0 })
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

    private void NoteFreedName(int dead)
    {
        if (_deeds.Count > 0 && _deeds[_deeds.Count - 1] is { Kind: EventKind.Unregistered } deed && (deed.Process, deed.Other) == (dead, dead))
        {
            _deeds[_deeds.Count - 1] = deed with { Freed = true };
        }
    }

    private Violation? OnStepped(in Event e, World world)
    {
        var instructions = 0;
        var child = -1;
        Violation? violation = null;
        foreach (var deed in _deeds.Items)
        {
            if (deed.Process == e.Process && IsDeedOf(e.Op, deed) && !(deed.Freed && instructions > 0))
            {
                instructions++;
                child = deed.Kind == EventKind.Spawned ? deed.Other : -1;
            }
            else if (!IsAllowed(deed, e, child, world.Options))
            {
                violation ??= new Violation($"{world[deed.Process]} does something of its own in a step ({e.Op}) of {world[e.Process]}: {deed.Kind}");
            }
        }
        _deeds.Clear();
        if (IsNoStep(e.Op, world.Options))
        {
            violation ??= new Violation($"{e.Op} is a step of {world[e.Process]} at granularity {world.Options.Granularity}");
        }
        return violation ?? (instructions == 1 || (instructions == 0 && IsFree(e.Op)) ? null : new Violation($"a step ({e.Op}) of {world[e.Process]} did {instructions} instructions"));
    }

    /// <summary>A delivery and a death are no instruction; a link with oneself, or one that is there, leaves no trace.</summary>
    private static bool IsFree(Op op) => op is Op.None or Op.Die or Op.Link;

    private static bool IsAllowed(in Deed deed, in Event step, int child, MachineOptions options)
    {
        if (IsError(deed))
        {
            return true;
        }
        if (deed.Freed)
        {
            return options.Delivery == Delivery.Instant || (deed.Process == step.Process && IsDeath(step.Op)); // Else such a death is a step of its own.
        }
        return (deed.Process == step.Process && IsConsequenceOf(step.Op, deed, child)) ||
            (step.Op != Op.None && (deed.Process == step.Process || deed.Process == child) && RunsAlong(deed, options.Granularity));
    }

    private static bool IsDeath(Op op) => op is Op.End or Op.Exit or Op.Fail or Op.Die;

    private static bool IsDeedOf(Op op, in Deed deed) => op switch
    {
        Op.Work => deed.Kind == EventKind.Worked,
        Op.Self => deed.Kind == EventKind.AskedSelf,
        Op.Send => deed.Kind == EventKind.Sent,
        Op.SendNamed => deed.Kind is EventKind.Sent or EventKind.BadArgument,
        Op.Receive => deed.Kind is EventKind.Received or EventKind.TimedOut,
        Op.Link => deed.Kind is EventKind.Linked or EventKind.LinkRefused,
        Op.Unlink => deed.Kind == EventKind.Unlinked,
        Op.TrapExit => deed.Kind == EventKind.TrapSet,
        Op.Spawn or Op.SpawnLink or Op.SpawnMonitor => deed.Kind == EventKind.Spawned || Ended(deed, ExitReason.SystemLimit),
        Op.ExitOther => deed.Kind == EventKind.ExitSent,
        Op.End => Died(deed, ExitReason.Normal),
        Op.Fail => Died(deed, ExitReason.Failed),
        Op.Exit => deed.Kind == EventKind.Died,
        _ => IsRareDeedOf(op, deed),
    };

    private static bool IsRareDeedOf(Op op, in Deed deed) => op switch
    {
        Op.Monitor => deed.Kind == EventKind.Monitored,
        Op.Demonitor => deed.Kind == EventKind.Demonitored,
        Op.Register => deed.Kind is EventKind.Registered or EventKind.BadArgument,
        Op.Unregister => deed.Kind is EventKind.Unregistered or EventKind.BadArgument,
        Op.WhereIs => deed.Kind == EventKind.LookedUp,
        Op.IsAlive => deed.Kind == EventKind.AskedAlive,
        _ => false,
    };

    private static bool IsConsequenceOf(Op op, in Deed deed, int child) => op switch
    {
        Op.SpawnLink => deed.Kind == EventKind.Linked && deed.Other == child,
        Op.SpawnMonitor => deed.Kind == EventKind.Monitored && deed.Other == child,
        Op.Link => Ended(deed, ExitReason.NoProc),
        Op.SendNamed or Op.Register or Op.Unregister => Ended(deed, ExitReason.BadArg),
        Op.Die => deed.Kind == EventKind.Died,
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

    /// <summary>In the channel modes an end of which others must hear is a step.</summary>
    private static bool IsNoStep(Op op, MachineOptions options) => options.Granularity switch
    {
        Granularity.Visible => op is Op.Work or Op.Self,
        Granularity.Work => op is Op.Self || (op is Op.End && options.Delivery == Delivery.Instant),
        _ => false,
    };

    private static bool Died(in Deed deed, ExitReason reason) => deed.Kind == EventKind.Died && reason.Equals(deed.Reason);

    /// <summary>Died, or must die, which in the channel modes is a step of its own when others must hear of it.</summary>
    private static bool Ended(in Deed deed, ExitReason reason) => deed.Kind is EventKind.Died or EventKind.Condemned && reason.Equals(deed.Reason);

    /// <summary>Code that throws may be a guard: it ends the process whose mailbox is looked through, in anybody's step.</summary>
    private static bool IsError(in Deed deed) => deed.Reason?.Exception is not null;
}
