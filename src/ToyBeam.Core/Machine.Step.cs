using System.Diagnostics;
using System.Runtime.CompilerServices;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <content>What each instruction does.</content>
public sealed partial class Machine
{
    private void Perform(Process process, Code code)
    {
        switch (code.Op)
        {
            case Op.Send:
                PerformSend(process, Unsafe.As<Send>(code));
                break;
            case Op.Receive:
                PerformReceive(process, Unsafe.As<Receive>(code));
                break;
            case Op.Spawn or Op.SpawnLink:
                PerformSpawn(process, Unsafe.As<Spawn>(code));
                break;
            case Op.Work:
                PerformWork(process, Unsafe.As<Work>(code));
                break;
            case Op.Self:
                Emit(EventKind.AskedSelf, process.Index);
                GoOn(process, code, process.Pid);
                break;
            case Op.Link:
                PerformLink(process, Unsafe.As<Link>(code));
                break;
            case Op.Unlink:
                PerformUnlink(process, Unsafe.As<Link>(code));
                break;
            case Op.TrapExit:
                PerformTrapExit(process, Unsafe.As<TrapExit>(code));
                break;
            case Op.End:
                process.Result = Unsafe.As<End>(code).Result;
                Die(process, ExitReason.Normal, cause: -1);
                break;
            case Op.Exit:
                Die(process, Unsafe.As<Exit>(code).Reason, cause: -1);
                break;
            case Op.Fail:
                Emit(EventKind.Failed, process.Index, payload: Unsafe.As<Fail>(code).Text);
                Die(process, ExitReason.Failed, cause: -1);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void PerformSend(Process process, Send send)
    {
        var to = IndexOf(send.To);
        var number = ++process.Signals;
        process.History = Hashing.Mix(process.History + send.To.Hash);
        Emit(EventKind.Sent, process.Index, to, number, send.Message);
        if (to >= 0)
        {
            Dispatch(new Signal(SignalKind.Message, process.Index, to, number, send.Message, process.History));
        }
        else
        {
            Emit(EventKind.Dropped, -1, process.Index, number, send.Message);
        }
        GoOn(process, send, null);
    }

    private void PerformReceive(Process process, Receive receive)
    {
        ref var letter = ref process.Mailbox[process.MatchedLetter];
        var message = letter.Message;
        process.History = Hashing.Mix(process.History ^ ulong.RotateLeft(letter.Hash, 17));
        Emit(EventKind.Received, process.Index, letter.Sender, letter.Number, message, receive, process.MatchedClause);
        process.Mailbox.RemoveAt(process.MatchedLetter);
        Settle(process, Continue(process, receive[process.MatchedClause], message));
    }

    private void PerformSpawn(Process process, Spawn spawn)
    {
        if (ProcessCount == MaxProcesses)
        {
            Die(process, ExitReason.SystemLimit, cause: -1);
            return;
        }
        var child = Create(_pids.Child(process.Pid, ++process.Children), spawn.Child, spawn.Name, spawn.Server);
        process.History = Hashing.Mix(process.History + 3);
        Emit(EventKind.Spawned, process.Index, child.Index, payload: spawn.Name);
        if (spawn.Op == Op.SpawnLink)
        {
            Tie(process, child);
        }
        Settle(child, child.Pending);
        GoOn(process, spawn, child.Pid);
    }

    private void PerformWork(Process process, Work work)
    {
        if (_splitWork && ++process.WorkDone < work.Amount)
        {
            Emit(EventKind.Worked, process.Index, -1, 1, null, work);
            return;
        }
        Emit(EventKind.Worked, process.Index, -1, _splitWork ? 1 : work.Amount, work, work);
        process.WorkDone = 0;
        process.History = Hashing.Mix(process.History + 1);
        GoOn(process, work, null);
    }

    private void PerformLink(Process process, Link link)
    {
        var other = IndexOf(link.With);
        var alive = other >= 0 && _processes[other].Alive;
        process.History = Hashing.Mix(process.History + link.With.Hash + (alive ? 5u : 7u));
        if (!alive)
        {
            Emit(EventKind.LinkRefused, process.Index, other);
            RefuseLink(process, link.With, other);
        }
        else if (other != process.Index)
        {
            Tie(process, _processes[other]);
        }
        GoOn(process, link, null);
    }

    private void PerformUnlink(Process process, Link link)
    {
        var other = IndexOf(link.With);
        var linked = other >= 0 && process.Links.Remove(other);
        if (linked)
        {
            _processes[other].Links.Remove(process.Index);
        }
        process.History = Hashing.Mix(process.History + link.With.Hash + 11);
        Emit(EventKind.Unlinked, process.Index, other, linked ? 1 : 0);
        GoOn(process, link, null);
    }

    private void PerformTrapExit(Process process, TrapExit trap)
    {
        process.Trapping = trap.On;
        process.History = Hashing.Mix(process.History + 13);
        Emit(EventKind.TrapSet, process.Index, -1, trap.On ? 1 : 0);
        GoOn(process, trap, null);
    }

    private void GoOn(Process process, Code code, object? value)
    {
        if (process.Alive) // The step itself may have killed its process.
        {
            Settle(process, Continue(process, code, value));
        }
    }

    /// <summary>Runs on through the instructions that are no step of their own, then stands at the next one that is.</summary>
    private void Settle(Process process, Code? code)
    {
        while (code is not null)
        {
            if (!IsFused(code.Op))
            {
                StandAt(process, code);
                return;
            }
            if (code.Op == Op.End)
            {
                process.Result = Unsafe.As<End>(code).Result;
                Die(process, ExitReason.Normal, cause: -1);
                return;
            }
            PassThrough(process, code);
            if (--_budget <= 0)
            {
                Cut();
                return;
            }
            code = Continue(process, code, code.Op == Op.Self ? process.Pid : null);
        }
    }

    private void PassThrough(Process process, Code code)
    {
        switch (code.Op)
        {
            case Op.Note:
                var note = Unsafe.As<Instructions.Note>(code);
                Remember(note.Name, note.Value);
                Emit(EventKind.Noted, process.Index, payload: note);
                break;
            case Op.Work:
                process.History = Hashing.Mix(process.History + 1);
                Emit(EventKind.Worked, process.Index, -1, Unsafe.As<Work>(code).Amount, code, code);
                break;
            case Op.Self:
                Emit(EventKind.AskedSelf, process.Index);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void StandAt(Process process, Code code)
    {
        process.Pending = code;
        var other = -1;
        switch (code.Op)
        {
            case Op.Send:
                other = IndexOf(Unsafe.As<Send>(code).To);
                break;
            case Op.Link or Op.Unlink:
                other = IndexOf(Unsafe.As<Link>(code).With);
                break;
            case Op.Receive:
                if (process.Mailbox.Count == 0 || !FindMatch(process, Unsafe.As<Receive>(code)))
                {
                    Disable(process);
                    return;
                }
                break;
            default:
                break;
        }
        Enable(process, new Choice(ChoiceKind.Run, code.Op, (ushort)process.Index, other));
    }

    private void Enable(Process process, Choice choice)
    {
        if (process.Enabled)
        {
            _enabled.ReplaceCurrent(choice);
            return;
        }
        if (LimitReached)
        {
            return;
        }
        process.Enabled = true;
        _enabled.Insert(choice, process.Pid.Rank);
    }

    private void Disable(Process process)
    {
        if (process.Enabled)
        {
            process.Enabled = false;
            _enabled.Remove(process.Index);
        }
    }
}
