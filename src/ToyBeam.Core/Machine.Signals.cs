using System.Runtime.CompilerServices;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <content>What signals do where they arrive: messages, links, exit signals, and deaths with their notices.</content>
public sealed partial class Machine
{
    private readonly Stack<Process> _dying = [];
    private bool _telling;

    /// <summary>
    /// Sends a signal. Delivery is instant, so it arrives within the step that sends it; a mode with channels would put it into the channel of its
    /// ordered pair here, and make its arrival a choice of its own.
    /// </summary>
    private void Dispatch(in Signal signal)
    {
        var to = _processes[signal.To];
        if (signal.Kind == SignalKind.Message)
        {
            Arrive(to, signal.Payload, signal.From, signal.Number, signal.Hash);
        }
        else
        {
            ArriveExit(to, signal);
        }
    }

    private void Arrive(Process to, object message, int sender, int number, ulong hash)
    {
        if (!to.Alive)
        {
            Emit(EventKind.Dropped, to.Index, sender, number, message);
            return;
        }
        ref var letter = ref to.Mailbox.Append();
        letter.Message = message;
        letter.Hash = hash;
        letter.Sender = sender;
        letter.Number = number;
        to.Arrivals = Hashing.Mix(to.Arrivals ^ hash);
        Emit(EventKind.Arrived, to.Index, sender, number, message);
        if (!to.Enabled && to.Pending is { Op: Op.Receive } pending && NewestMatches(to, Unsafe.As<Receive>(pending), message))
        {
            Enable(to, new Choice(ChoiceKind.Run, Op.Receive, (ushort)to.Index, -1));
        }
    }

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
        if (!process.Trapping)
        {
            Die(process, ExitReason.NoProc, cause: -1);
            return;
        }
        var sender = _processes[other >= 0 ? other : process.Index];
        Arrive(process, new ExitMessage(with, ExitReason.NoProc), sender.Index, ++sender.Signals, Hashing.Mix(with.Hash + 17));
    }

    /// <summary>
    /// Ends a process and tells its links, who may die of it and tell theirs, depth first. On a stack of our own, since a chain of links can be
    /// longer than the thread's.
    /// </summary>
    private void Die(Process process, ExitReason reason, int cause)
    {
        Bury(process, reason, cause);
        if (process.Links.Count == 0)
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
            if (dead.Told < dead.Links.Count)
            {
                Tell(dead, _processes[dead.Links[dead.Told++]]);
                continue;
            }
            _dying.Pop();
            dead.Links.Clear();
        }
        _telling = false;
    }

    private void Bury(Process process, ExitReason reason, int cause)
    {
        process.Alive = false;
        process.Reason = reason;
        process.Pending = null;
        Disable(process);
        process.History = Hashing.Mix(process.History ^ (cause < 0 ? 19 : _processes[cause].History));
        Emit(EventKind.Died, process.Index, cause, process.Mailbox.Count, reason);
        process.Mailbox.Clear();
    }

    private void Tell(Process dead, Process linked)
    {
        if (!linked.Alive)
        {
            return;
        }
        linked.Links.Remove(dead.Index);
        var reason = dead.Reason!;
        if (Options.Rules == Rules.Seed && reason.IsNormal)
        {
            return;
        }
        Dispatch(new Signal(SignalKind.Exit, dead.Index, linked.Index, ++dead.Signals, reason, Hashing.Mix(dead.History + linked.Pid.Hash)));
    }

    private void ArriveExit(Process linked, in Signal signal)
    {
        var dead = _processes[signal.From];
        var reason = (ExitReason)signal.Payload;
        var seed = Options.Rules == Rules.Seed;
        Emit(EventKind.ExitSignalled, linked.Index, dead.Index, signal.Number, reason);
        if (seed || linked.Trapping)
        {
            object notice = seed ? $"CRASH: {dead.Pid}" : new ExitMessage(dead.Pid, reason);
            Arrive(linked, notice, dead.Index, signal.Number, signal.Hash);
        }
        else if (!reason.IsNormal)
        {
            Die(linked, reason, dead.Index);
        }
    }
}
