using ToyBeam.Core;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>What each process waits for, as its program and its mailbox say: asks the clauses of receives itself.</summary>
internal sealed class Stands
{
    private readonly PerProcess<Scan> _scans = new();
    private readonly PerProcess<Stand> _stands = new();

    /// <summary>How many messages of a mailbox are known not to match a receive: a blocked process's old messages need not be asked again.</summary>
    private record struct Scan(Receive? Receive, int Unmatched);

    /// <summary>How many processes do not stand idle.</summary>
    public int Count { get; private set; }

    public Stand this[int process] => _stands[process];

    public void Clear()
    {
        _scans.Clear();
        _stands.Clear();
        Count = 0;
    }

    /// <summary>From now on from the oldest message on.</summary>
    public void ForgetScans() => _scans.Clear();

    public Stand Look(int process, World world)
    {
        var view = world[process];
        var stand = view.IsAlive ? Of(view, world) : Stand.Idle;
        ref var known = ref _stands[view.Index];
        Count += (stand == Stand.Idle ? 0 : 1) - (known == Stand.Idle ? 0 : 1);
        return known = stand;
    }

    private Stand Of(ProcessView view, World world)
    {
        if (view.Waiting is not { } receive)
        {
            _scans[view.Index] = default;
            return world.Options.Delivery != Delivery.Instant && view.Pending is IsAlive ? Stand.Asking : Stand.Ready;
        }
        if (Matches(view, receive))
        {
            return Stand.Ready;
        }
        return receive.After switch
        {
            null => Stand.Idle,
            _ when MailsItself(view.Index, world) => Stand.Idle, // It cannot say yet that nothing came: that will.
            { Milliseconds: 0 } => Stand.Ready,
            _ => Stand.Timing,
        };
    }

    /// <summary>Whether something that the process has sent to itself is on its way; that there is nobody to monitor is sent in its name only.</summary>
    private static bool MailsItself(int process, World world) =>
        Channels.Carries(world, process, process, SignalKind.Exit) || Channels.Carries(world, process, process, SignalKind.Message);

    private bool Matches(ProcessView view, Receive receive)
    {
        ref var scan = ref _scans[view.Index];
        var i = ReferenceEquals(scan.Receive, receive) && scan.Unmatched <= view.MailboxCount ? scan.Unmatched : 0;
        for (; i < view.MailboxCount; i++)
        {
            if (AnyMatches(receive.Clauses, view.Message(i)))
            {
                break;
            }
        }
        scan = new Scan(receive, i);
        return i < view.MailboxCount;
    }

    private static bool AnyMatches(ReadOnlySpan<Clause> clauses, object message)
    {
        foreach (var clause in clauses)
        {
            if (clause.Matches(message))
            {
                return true;
            }
        }
        return false;
    }
}
