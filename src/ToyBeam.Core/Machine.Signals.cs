using System.Runtime.CompilerServices;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <content>What signals do where they arrive: messages, links, exit signals, and deaths with their notices.</content>
public sealed partial class Machine
{
    private readonly Stack<Process> _dying = [];
    private bool _telling;

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
        var seed = Options.Rules == Rules.Seed;
        if (seed && reason.IsNormal)
        {
            return;
        }
        var number = ++dead.Signals;
        Emit(EventKind.ExitSignalled, linked.Index, dead.Index, number, reason);
        if (seed || linked.Trapping)
        {
            object notice = seed ? $"CRASH: {dead.Pid}" : new ExitMessage(dead.Pid, reason);
            Arrive(linked, notice, dead.Index, number, Hashing.Mix(dead.History + linked.Pid.Hash));
        }
        else if (!reason.IsNormal)
        {
            Die(linked, reason, dead.Index);
        }
    }
}
