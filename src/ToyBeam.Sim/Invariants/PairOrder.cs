using ToyBeam.Core;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary><c>pair-order</c>: of one sender and one receiver, signals of all kinds arrive in the order in which they were sent.</summary>
/// <remarks>
/// Source: Erlang reference manual, "Processes", delivery of signals. The numbers of a sender's signals must grow at each receiver. In the channel
/// modes three things are no part of that: the EXIT of a link that was refused is there at once; that there is nobody to monitor comes from
/// oneself by a channel, when messages from oneself are there at once; and an exit signal to oneself that is not trapped overtakes them all.
/// </remarks>
public sealed class PairOrder : IInvariant
{
    private static readonly (int Process, int Sender) Nobody = (-1, -1);

    private readonly PerPair<long> _latest = new();
    private (int Process, int Sender) _apart; // The message that comes next, if it goes to the one from the other, is no part of their order.

    /// <inheritdoc/>
    public string Name => "pair-order";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Arrived | EventKinds.Dropped | EventKinds.ExitSignalled | EventKinds.ExitReached | EventKinds.DownSignalled |
        EventKinds.LinkRefused;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _latest.Clear();
        _apart = Nobody;
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        if (e.Process < 0 || IsApart(e, world.Options))
        {
            return null; // Of a message to a process that does not exist there is no pair.
        }
        ref var latest = ref _latest[e.Other, e.Process];
        var order = (2L * e.Number) + (e.Kind is EventKind.Arrived or EventKind.Dropped ? 1 : 0); // The message that an exit signal becomes has the signal's number.
        if (order <= latest)
        {
            return new Violation($"signal {e.Number} of {world[e.Other]} reached {world[e.Process]} after its signal {latest / 2}");
        }
        latest = order;
        return e.Kind == EventKind.Arrived ? NewestInMailbox(e, world) : null;
    }

    /// <summary>Whether the event has no place in the order of its pair, or is only there to say so of the message that comes next.</summary>
    private bool IsApart(in Event e, MachineOptions options)
    {
        var apart = e.Kind == EventKind.Arrived && _apart == (e.Process, e.Other);
        _apart = Nobody;
        if (options.Delivery == Delivery.Instant)
        {
            return e.Kind == EventKind.LinkRefused;
        }
        if (e.Kind == EventKind.LinkRefused || (e.Kind == EventKind.DownSignalled && e.Process == e.Other))
        {
            _apart = (e.Process, e.Other < 0 ? e.Process : e.Other);
            return true;
        }
        return apart || (e.Kind == EventKind.ExitReached && e.Process == e.Other);
    }

    /// <summary>The sender's newest message in the mailbox must not be an older one than this, unless the receiver died of it.</summary>
    private static Violation? NewestInMailbox(in Event e, World world)
    {
        var receiver = world[e.Process];
        for (var i = receiver.MailboxCount - 1; i >= 0; i--)
        {
            var (sender, number) = receiver.Origin(i);
            if (sender == e.Other)
            {
                return number >= e.Number ? null : new Violation($"message {number} of {world[e.Other]} lies behind its message {e.Number} in the mailbox of {receiver}");
            }
        }
        return receiver.IsAlive ? new Violation($"message {e.Number} of {world[e.Other]} arrived and is not in the mailbox of {receiver}") : null;
    }
}
