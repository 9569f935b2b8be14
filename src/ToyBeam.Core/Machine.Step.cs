using System.Diagnostics;
using System.Runtime.CompilerServices;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <content>What each instruction does.</content>
public sealed partial class Machine
{
    // Boxed once, for instructions that yield a truth value.
    private static readonly object True = true;
    private static readonly object False = false;

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
            case Op.Spawn or Op.SpawnLink or Op.SpawnMonitor:
                PerformSpawn(process, Unsafe.As<Spawn>(code));
                break;
            case Op.Work:
                PerformWork(process, Unsafe.As<Work>(code));
                break;
            case Op.Self:
                process.History = Hashing.Mix(process.History + 2);
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
                process.Unseen = Hashing.Mix(process.Unseen + 101); // Where ends belong to the step before: this one did not.
                End(process, ExitReason.Normal, cause: -1);
                break;
            case Op.Exit:
                End(process, Unsafe.As<Exit>(code).Reason, cause: -1);
                break;
            case Op.Fail:
                Emit(EventKind.Failed, process.Index, payload: Unsafe.As<Fail>(code).Text);
                End(process, ExitReason.Failed, cause: -1);
                break;
            default:
                PerformRare(process, code);
                break;
        }
    }

    /// <remarks>Apart, so that the ordinary instructions are told apart by a short switch.</remarks>
    private void PerformRare(Process process, Code code)
    {
        switch (code.Op)
        {
            case Op.ExitOther:
                PerformExitOther(process, Unsafe.As<ExitOther>(code));
                break;
            case Op.Monitor:
                PerformMonitor(process, Unsafe.As<Instructions.Monitor>(code));
                break;
            case Op.Demonitor:
                PerformDemonitor(process, Unsafe.As<Demonitor>(code));
                break;
            case Op.Register:
                PerformRegister(process, Unsafe.As<Register>(code));
                break;
            case Op.Unregister:
                PerformUnregister(process, Unsafe.As<Unregister>(code));
                break;
            case Op.WhereIs:
                PerformWhereIs(process, Unsafe.As<WhereIs>(code));
                break;
            case Op.SendNamed:
                PerformSendNamed(process, Unsafe.As<SendNamed>(code));
                break;
            case Op.IsAlive:
                PerformIsAlive(process, Unsafe.As<IsAlive>(code));
                break;
            case Op.Die:
                process.Unseen = Hashing.Mix(process.Unseen + 103); // As far as that is not a step of its own, it would be another trace.
                End(process, process.Doom!, process.DoomedBy, process.DoomHash);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void PerformSend(Process process, Send send)
    {
        Send(process, IndexOf(send.To), send.To.Hash, send.Message);
        GoOn(process, send, null);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Send(Process process, int to, ulong hash, object message)
    {
        var number = ++process.Signals;
        process.History = Hashing.Mix(process.History + hash);
        Emit(EventKind.Sent, process.Index, to, number, message);
        if (to >= 0 && _channels is null)
        {
            Arrive(_processes[to], message, process.Index, number, process.History, past: null); // As Dispatch does, without making a signal: it is the most frequent one.
        }
        else if (to >= 0)
        {
            Dispatch(new Signal(SignalKind.Message, process.Index, to, number, message, process.History) { Past = PastOfSending(process) });
        }
        else
        {
            Emit(EventKind.Dropped, -1, process.Index, number, message);
        }
    }

    private void PerformReceive(Process process, Receive receive)
    {
        if (process.Unmatched)
        {
            PerformTimeout(process, receive);
            return;
        }
        ref var letter = ref process.Mailbox[process.MatchedLetter];
        var message = letter.Message;
        process.History = Hashing.Mix(process.History ^ ulong.RotateLeft(letter.Hash, 17));
        Emit(EventKind.Received, process.Index, letter.Sender, letter.Number, message, receive, process.MatchedClause);
        if (_causal)
        {
            process.Learn(letter.Past);
        }
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
        if (_causal)
        {
            process.PassOn();
            child.Learn(process.Past);
            child.Unseen = HashOf(child.Past);
        }
        Emit(EventKind.Spawned, process.Index, child.Index, payload: spawn.Name);
        object given = child.Pid;
        if (spawn.Op == Op.SpawnLink)
        {
            Tie(process, child);
        }
        else if (spawn.Op == Op.SpawnMonitor)
        {
            given = Watch(process, child);
        }
        Settle(child, child.Pending);
        GoOn(process, spawn, given);
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

    private void GoOn(Process process, Code code, object? value)
    {
        if (process.Going) // The step itself may have killed its process.
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
                if (_channels is not null && process.HasNews)
                {
                    StandAt(process, code); // Then its death is a step of its own.
                    return;
                }
                process.Result = Unsafe.As<End>(code).Result;
                End(process, ExitReason.Normal, cause: -1);
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
                    Wait(process, Unsafe.As<Receive>(code));
                    return;
                }
                break;
            case > Op.TrapExit:
                other = ObjectOf(code);
                _asking += code.Op == Op.IsAlive ? 1 : 0;
                if (code.Op == Op.IsAlive && MustWait(process, other))
                {
                    Hold(process);
                    return;
                }
                break;
            default:
                break;
        }
        Enable(process, new Choice(ChoiceKind.Run, code.Op, (ushort)process.Index, other));
    }

    /// <summary>The process that an instruction touches; -1 for none, or for whoever has a name by then.</summary>
    private int ObjectOf(Code code) => code switch
    {
        ExitOther exit => IndexOf(exit.To),
        Instructions.Monitor { Of: { } of } => IndexOf(of),
        Demonitor { Reference.Of: { } of } => IndexOf(of),
        Register register => IndexOf(register.Who),
        IsAlive alive => IndexOf(alive.Who),
        _ => -1,
    };

    /// <summary>The process stands at a receive that no letter matches; what it threw while looking may have ended it.</summary>
    private void Wait(Process process, Receive receive)
    {
        if (!process.Going)
        {
            return;
        }
        process.Unmatched = true;
        if (receive.After is not { } after || process.OwnSignals > 0) // What it has sent itself comes before it can be said that nothing came.
        {
            Disable(process);
        }
        else if (after.Milliseconds == 0)
        {
            Enable(process, new Choice(ChoiceKind.Run, Op.Receive, (ushort)process.Index, -1));
        }
        else
        {
            Disable(process);
            StartTimer(process, after.Milliseconds);
        }
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
        _enabled.Insert(choice, EnabledSet.RunKey(process.Pid));
    }

    private void Disable(Process process)
    {
        if (process.Enabled)
        {
            process.Enabled = false;
            _enabled.Remove(process.TimingOut ? EnabledSet.TimeoutKey(process.Pid) : EnabledSet.RunKey(process.Pid));
            if (process.TimingOut)
            {
                process.TimingOut = false;
                _timersOffered--;
            }
        }
    }
}
