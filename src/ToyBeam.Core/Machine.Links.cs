using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <content>Links, and exit signals that are sent on purpose.</content>
public sealed partial class Machine
{
    private void PerformLink(Process process, Link link)
    {
        var other = IndexOf(link.With);
        var there = other >= 0 && IsThere(_processes[other]);
        // In the channel modes it sees whether it has that link, for then it sends nothing.
        process.History = Hashing.Mix(process.History + link.With.Hash + (!there ? 7u : _channels is null || !process.Links.Contains(other) ? 5u : 6u));
        if (there && other != process.Index)
        {
            process.Unseen = _channels is null ? process.Unseen : Hashing.Mix(process.Unseen + process.LinkNews[other]);
            LinkWith(process, _processes[other]);
        }
        else if (!there)
        {
            // Even if it has that link: the news of the death is still on its way then, and comes as well.
            Emit(EventKind.LinkRefused, process.Index, other);
            RefuseLink(process, link.With, other);
        }
        GoOn(process, link, null);
    }

    /// <summary>Whether a process can be linked with or get a name: it lives, and nothing has ended it yet.</summary>
    private static bool IsThere(Process process) => process.Going;

    private void LinkWith(Process process, Process other)
    {
        if (_channels is null)
        {
            Tie(process, other);
            other.LinkNews.Add(process.Index, process.History); // Also if they were linked: both may have asked, in either order.
        }
        else if (!process.Links.Contains(other.Index))
        {
            process.Links.Add(other, _processes);
            Emit(EventKind.Linked, process.Index, other.Index);
            var seen = ChannelTable.Find(other.Index, process)?.UnlinksSeen ?? 0;
            process.History = Hashing.Mix(process.History + (ulong)seen);
            _channels.Between(process.Index, other.Index, _processes).Unlinked = false;
            Dispatch(NewSignal(SignalKind.Link, process, other, null) with { UnlinksSeen = seen });
        }
    }

    /// <summary>Both ends of a link, in one step.</summary>
    private void Tie(Process one, Process other)
    {
        if (one.Links.Contains(other.Index))
        {
            return;
        }
        one.Links.Add(other, _processes);
        other.Links.Add(one, _processes);
        Emit(EventKind.Linked, one.Index, other.Index);
    }

    /// <summary>What a link with a dead process, or one that does not exist, does to the one who asked.</summary>
    private void RefuseLink(Process process, Pid with, int other)
    {
        if (Options.Rules == Rules.Seed)
        {
            return;
        }
        if (_causal && other >= 0)
        {
            process.Learn(_processes[other].Past);
        }
        if (!process.Trapping)
        {
            Die(process, ExitReason.NoProc, cause: -1);
            return;
        }
        var sender = _processes[other >= 0 ? other : process.Index];
        Arrive(process, new ExitMessage(with, ExitReason.NoProc), sender.Index, ++sender.Signals, Hashing.Mix(with.Hash + 17), past: null); // That it knows by now.
    }

    private void PerformUnlink(Process process, Link link)
    {
        var other = IndexOf(link.With);
        var linked = other >= 0 && process.Links.Remove(other);
        process.History = Hashing.Mix(process.History + link.With.Hash + (linked ? 11u : 12u));
        process.Unseen = Hashing.Mix(process.Unseen + process.LinkNews[other]);
        Emit(EventKind.Unlinked, process.Index, other, linked ? 1 : 0);
        if (linked && _channels is null)
        {
            _processes[other].Links.Remove(process.Index);
            _processes[other].LinkNews.Add(process.Index, process.History);
        }
        else if (linked)
        {
            UnlinkByChannel(process, _processes[other]);
        }
        GoOn(process, link, null);
    }

    /// <remarks>A dead process hears of nothing; but a link that it made before may still be on its way, and has ended.</remarks>
    private void UnlinkByChannel(Process process, Process other)
    {
        var channel = _channels!.Between(process.Index, other.Index, _processes);
        channel.UnlinksSent++;
        channel.Unlinked = true;
        var signal = NewSignal(SignalKind.Unlink, process, other, null); // Counts in any case: what a process's signals are called depends on itself alone.
        if (other.Alive)
        {
            Dispatch(signal);
        }
    }

    private void PerformExitOther(Process process, ExitOther exit)
    {
        var to = IndexOf(exit.To);
        var number = ++process.Signals;
        process.History = Hashing.Mix(process.History + exit.To.Hash + 29);
        Emit(EventKind.ExitSent, process.Index, to, number, exit.Reason);
        if (to == process.Index && (!process.Trapping || exit.Reason.Equals(ExitReason.Kill)))
        {
            EndOneself(process, number, exit.Reason);
        }
        else if (to >= 0)
        {
            Dispatch(new Signal(SignalKind.Exit, process.Index, to, number, exit.Reason, process.History) { Past = PastOfSending(process) });
        }
        GoOn(process, exit, null);
    }

    private void PerformTrapExit(Process process, TrapExit trap)
    {
        var old = process.Trapping;
        process.Trapping = trap.On;
        process.History = Hashing.Mix(process.History + 13);
        Emit(EventKind.TrapSet, process.Index, -1, trap.On ? 1 : 0, clause: old ? 1 : 0);
        GoOn(process, trap, old ? True : False);
        if (trap.On != old && process.Alive)
        {
            process.Unseen = Hashing.Mix(process.Unseen + process.Ignored + 107);
        }
    }

    /// <summary>An exit signal to oneself that is not trapped takes effect before the call returns, even with reason <c>normal</c>.</summary>
    private void EndOneself(Process process, int number, ExitReason reason)
    {
        Emit(EventKind.ExitReached, process.Index, process.Index, number, reason);
        Die(process, reason.Equals(ExitReason.Kill) ? ExitReason.Killed : reason, process.Index);
    }

    /// <summary>A signal that counts as one more of its sender's.</summary>
    private Signal NewSignal(SignalKind kind, Process from, Process to, object? payload)
    {
        from.Signals++;
        return new Signal(kind, from.Index, to.Index, from.Signals, payload, from.History) { Past = PastOfSending(from) };
    }
}
