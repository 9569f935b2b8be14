using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>What an exit signal, or an error, must be followed by at once.</summary>
/// <param name="Source">The kind of event that makes it due.</param>
/// <param name="Kinds">What kind of event it is; none when nothing is due.</param>
/// <param name="Process">Whose event.</param>
/// <param name="Other">The other process of the event.</param>
/// <param name="Number">The signal's number; 0 where the event has none.</param>
/// <param name="From">Whose death or exit signal it is; -1 for a process that does not exist.</param>
/// <param name="Reason">Of what.</param>
internal readonly record struct DueExit(EventKind Source, EventKinds Kinds, int Process, int Other, int Number, int From, ExitReason Reason)
{
    private const string SeedNotice = "CRASH: ";

    /// <summary>Whether anything is due.</summary>
    public bool IsSome => Kinds != EventKinds.None;

    /// <summary>That a process dies; in the channel modes it does so in a step of its own when others must hear of it.</summary>
    /// <param name="e">What ends it.</param>
    /// <param name="reason">Of what it dies.</param>
    /// <param name="cause">Whose signal does it; -1 for its own error.</param>
    /// <param name="delivery">The mode.</param>
    /// <param name="links">How many links it has; there may be others who must hear of it.</param>
    public static DueExit Death(in Event e, ExitReason reason, int cause, Delivery delivery, int links)
    {
        var kinds = delivery == Delivery.Instant ? EventKinds.Died : links > 0 ? EventKinds.Condemned : EventKinds.Died | EventKinds.Condemned;
        return new DueExit(e.Kind, kinds, e.Process, cause, 0, e.Kind == EventKind.BadArgument ? e.Process : e.Other, reason);
    }

    public bool IsMetBy(in Event e, World world) =>
        (Kinds & (EventKinds)(1L << (int)e.Kind)) != 0 && e.Process == Process && e.Other == Other && (Number == 0 || e.Number == Number) && IsIn(e.Payload, e.Kind, world);

    /// <summary>What to say when it does not come.</summary>
    public string Missing(World world)
    {
        var to = world[Process].ToString();
        var from = From < 0 ? "a process that does not exist" : world[From].ToString();
        return (Source, Kinds) switch
        {
            (EventKind.BadArgument, _) => $"{to} did not die of {Reason}",
            (EventKind.Delivered, EventKinds.ExitSignalled) => $"{to} was not told that {from} died of {Reason}, and is linked with it",
            (EventKind.ExitSent or EventKind.Delivered, EventKinds.ExitReached) => $"the exit signal {Reason} of {from} did not reach {to}",
            (EventKind.ExitSent, _) => $"the exit signal {Reason} of {to} is not on its way to {from}",
            (EventKind.ExitReached, EventKinds.Arrived) => $"{to} did not get the message of the exit signal {Reason} of {from}",
            (_, EventKinds.Arrived) => $"{to} did not get the message that {from} died of {Reason}",
            _ => $"{to} did not die of the signal {Reason} of {from}",
        };
    }

    private bool IsIn(object? payload, EventKind kind, World world) => kind switch
    {
        EventKind.Queued => payload is SignalKind.Exit,
        EventKind.Arrived => IsNotice(payload, world),
        _ => Reason.Equals(payload),
    };

    private bool IsNotice(object? message, World world)
    {
        if (Source == EventKind.ExitSignalled && world.Options.Rules == Rules.Seed)
        {
            return message is string text && text.StartsWith(SeedNotice, StringComparison.Ordinal) &&
                text.AsSpan(SeedNotice.Length).SequenceEqual(world[From].Pid.ToString());
        }
        return message is ExitMessage exit && exit.Reason.Equals(Reason) && world.IndexOf(exit.From) == From;
    }
}
