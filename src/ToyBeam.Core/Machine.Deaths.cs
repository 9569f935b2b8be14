namespace ToyBeam.Core;

/// <content>How processes end, and who hears of it.</content>
public sealed partial class Machine
{
    private const ulong OwnDoing = 19;

    private readonly Stack<Process> _dying = [];
    private bool _telling;

    /// <summary>
    /// A signal or an error ends a process. In the channel modes dying is a step of its own when somebody must hear of it or a name is freed: so
    /// that what others do before and after it are different schedules.
    /// </summary>
    /// <param name="process">Which process.</param>
    /// <param name="reason">Of what.</param>
    /// <param name="cause">By whom; -1 for its own doing.</param>
    /// <param name="why">What its history takes in of that.</param>
    private void Die(Process process, ExitReason reason, int cause, ulong why = OwnDoing)
    {
        if (_channels is null || !process.HasNews)
        {
            End(process, reason, cause, why);
            return;
        }
        Disable(process);
        StopTimer(process);
        process.Unmatched = false;
        process.Condemned = true;
        process.Going = false;
        process.Doom = reason;
        process.DoomedBy = cause;
        process.DoomHash = why;
        process.Pending = Instructions.Die.Instance;
        Emit(EventKind.Condemned, process.Index, cause, payload: reason);
        WithdrawDeliveries(process);
        if (_asking > 0)
        {
            HoldAskers(about: process);
        }
        Enable(process, new Choice(ChoiceKind.Run, Op.Die, (ushort)process.Index, -1));
    }

    /// <summary>
    /// Ends a process now and tells its links and watchers: at once, who may die of it and tell theirs, depth first, on a stack of our own, since a
    /// chain of links can be longer than the thread's; or by signals in their channels.
    /// </summary>
    private void End(Process process, ExitReason reason, int cause, ulong why = OwnDoing)
    {
        Bury(process, reason, cause, why);
        if (_channels is not null)
        {
            TellByChannels(process);
            return;
        }
        if (process.Links.Count == 0 && process.Watchers.Count == 0)
        {
            return; // Nobody to tell, as for most deaths.
        }
        _dying.Push(process);
        if (_telling)
        {
            return; // An outer death is telling; this one has just gone on top of its stack.
        }
        _telling = true;
        while (_dying.TryPeek(out var dead))
        {
            if (!TellNext(dead))
            {
                _dying.Pop();
                dead.Links.Clear();
                dead.Watchers.Clear();
            }
        }
        _telling = false;
    }

    /// <summary>Tells the next link or watcher of a dead process; false when all have been told.</summary>
    private bool TellNext(Process dead)
    {
        if (dead.Told < dead.Links.Count)
        {
            TellLink(dead, _processes[dead.Links[dead.Told++]]);
            return true;
        }
        if (dead.Told < dead.Links.Count + dead.Watchers.Count)
        {
            TellWatcher(dead, dead.Watchers[dead.Told++ - dead.Links.Count]);
            return true;
        }
        return false;
    }

    private void Bury(Process process, ExitReason reason, int cause, ulong why)
    {
        if (process.Named)
        {
            FreeName(process);
        }
        process.Alive = process.Going = process.Condemned = process.Unmatched = false;
        process.Reason = reason;
        process.Pending = null;
        Disable(process);
        if (_virtual)
        {
            StopTimer(process);
        }
        process.History = Hashing.Mix(process.History ^ why);
        if (_causal)
        {
            process.Unseen = Hashing.Mix(process.Unseen + HashOf(process.Past)); // Its notices carry that.
        }
        Emit(EventKind.Died, process.Index, cause, process.Mailbox.Count, reason);
        process.Mailbox.Clear();
    }

    private void TellLink(Process dead, Process linked)
    {
        if (linked.Alive)
        {
            Dispatch(NoticeOf(dead, SignalKind.LinkExit, linked, dead.Reason!, Hashing.Mix(dead.History + linked.Pid.Hash)));
        }
        else
        {
            LeaveUntold(dead, linked.Index);
        }
    }

    private void TellWatcher(Process dead, MonitorEnd watcher)
    {
        var process = _processes[watcher.Process];
        if (!process.Alive)
        {
            LeaveUntold(dead, process.Index, watcher.Reference);
        }
        else
        {
            Dispatch(NoticeOf(dead, SignalKind.Down, process, new DownMessage(watcher.Reference, dead.Reason!), Hashing.Mix(dead.History + process.Pid.Hash + 43 + ((ulong)watcher.Reference.Number << 32))));
        }
    }

    /// <summary>A notice that goes nowhere, for whom it is for is dead, counts as a signal all the same: what the others are called must not depend on that.</summary>
    private void LeaveUntold(Process dead, int other, MonitorRef? reference = null)
    {
        dead.Signals++;
        Emit(EventKind.Untold, dead.Index, other, 0, reference);
    }

    /// <remarks>In causal delivery the notices of one death count as concurrent: none lies in the past of another one.</remarks>
    private Signal NoticeOf(Process dead, SignalKind kind, Process to, object payload, ulong hash) =>
        new(kind, dead.Index, to.Index, ++dead.Signals, payload, hash) { Past = _causal ? dead.Past : null };
}
