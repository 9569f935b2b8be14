using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants;

/// <summary><c>pair-order</c>: of one sender and one receiver, signals of all kinds arrive in the order in which they were sent.</summary>
/// <remarks>Source: Erlang reference manual, "Processes", delivery of signals. The numbers of a sender's signals must grow at each receiver.</remarks>
public sealed class PairOrder : IInvariant
{
    private readonly Dictionary<ulong, long> _latest = []; // By sender and receiver; looked up only.

    /// <inheritdoc/>
    public string Name => "pair-order";

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Arrived | EventKinds.Dropped | EventKinds.ExitSignalled;

    /// <inheritdoc/>
    public void Begin(World world) => _latest.Clear();

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        if (e.Process < 0)
        {
            return null; // To a process that does not exist: there is no pair.
        }
        var pair = ((ulong)(uint)e.Other << 32) | (uint)e.Process;
        var order = (2L * e.Number) + (e.Kind == EventKind.ExitSignalled ? 0 : 1); // The message that an exit signal becomes has the signal's number.
        _latest.TryGetValue(pair, out var latest);
        if (order <= latest)
        {
            return new Violation($"signal {e.Number} of {world[e.Other]} reached {world[e.Process]} after its signal {latest / 2}");
        }
        _latest[pair] = order;
        return e.Kind == EventKind.Arrived ? NewestInMailbox(e, world) : null;
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
