using System.Diagnostics;
using System.Runtime.CompilerServices;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <content>What signals do where they arrive: messages, exits, links, monitors.</content>
public sealed partial class Machine
{
    /// <summary>Sends a signal: it arrives within the step that sends it, or, in the channel modes, by a choice of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Dispatch(in Signal signal)
    {
        if (_channels is null)
        {
            Reach(signal);
        }
        else if (signal.From == signal.To)
        {
            QueueForOneself(_processes[signal.To], signal);
        }
        else
        {
            Queue(signal);
        }
    }

    private void Reach(in Signal signal)
    {
        var to = _processes[signal.To];
        if (signal.Kind == SignalKind.Message)
        {
            Arrive(to, signal.Payload!, signal.From, signal.Number, signal.Hash, signal.Past);
        }
        else if (to.Alive)
        {
            Reach(to, signal);
        }
    }

    /// <summary>What a signal that is no message does to a living process.</summary>
    private void Reach(Process to, in Signal signal)
    {
        if (_causal)
        {
            Past.Join(ref to.Past, signal.Past);
        }
        switch (signal.Kind)
        {
            case SignalKind.LinkExit:
                ReachLinkExit(to, signal);
                break;
            case SignalKind.Exit:
                ReachExit(to, signal);
                break;
            case SignalKind.Down:
                ReachDown(to, signal);
                break;
            case SignalKind.Link:
                ReachLink(to, signal);
                break;
            case SignalKind.Unlink:
                if (to.Links.Remove(signal.From))
                {
                    to.LinkNews.Add(signal.From, signal.Hash);
                }
                break;
            case SignalKind.Monitor:
                to.Watchers.Add(new MonitorEnd(signal.From, (MonitorRef)signal.Payload!));
                break;
            case SignalKind.Demonitor:
                MonitorEnd.Remove(to.Watchers, (MonitorRef)signal.Payload!, out _);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Arrive(Process to, object message, int sender, int number, ulong hash, int[]? past)
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
        if (_causal)
        {
            letter.Past = past;
        }
        to.Arrivals = Hashing.Mix(to.Arrivals ^ hash);
        Emit(EventKind.Arrived, to.Index, sender, number, message);
        if (to.Unmatched && NewestMatches(to, Unsafe.As<Receive>(to.Pending!), message))
        {
            Wake(to);
        }
    }

    /// <summary>A letter came that the receive at which the process stands can take.</summary>
    private void Wake(Process process)
    {
        process.Unmatched = false;
        if (process.TimingOut || _virtual)
        {
            StopTimer(process);
            Disable(process);
        }
        if (!process.Enabled) // Else it could go on anyhow: its timeout is 0.
        {
            Enable(process, new Choice(ChoiceKind.Run, Op.Receive, (ushort)process.Index, -1));
        }
    }

    /// <summary>A link told of a death. The receiver that has ended the link in the meantime does not hear of it. By the article's rules a normal end does no more than end the link.</summary>
    private void ReachLinkExit(Process to, in Signal signal)
    {
        if (!to.Links.Remove(signal.From))
        {
            return;
        }
        to.LinkNews.Add(signal.From, signal.Hash, died: true);
        var dead = _processes[signal.From];
        var reason = (ExitReason)signal.Payload!;
        var seed = Options.Rules == Rules.Seed;
        Emit(EventKind.ExitSignalled, to.Index, dead.Index, signal.Number, reason);
        if (seed ? !reason.IsNormal : to.Trapping)
        {
            object notice = seed ? $"CRASH: {dead.Pid}" : new ExitMessage(dead.Pid, reason);
            Arrive(to, notice, dead.Index, signal.Number, signal.Hash, signal.Past);
        }
        else if (!reason.IsNormal)
        {
            Die(to, reason, dead.Index, signal.Hash);
        }
        else if (!seed)
        {
            to.Ignored += Hashing.Mix(signal.Hash);
        }
    }

    private void ReachExit(Process to, in Signal signal)
    {
        var reason = (ExitReason)signal.Payload!;
        Emit(EventKind.ExitReached, to.Index, signal.From, signal.Number, reason);
        if (reason.Equals(ExitReason.Kill))
        {
            Die(to, ExitReason.Killed, signal.From, signal.Hash);
        }
        else if (to.Trapping)
        {
            Arrive(to, new ExitMessage(_processes[signal.From].Pid, reason), signal.From, signal.Number, signal.Hash, signal.Past);
        }
        else if (!reason.IsNormal)
        {
            Die(to, reason, signal.From, signal.Hash);
        }
        else
        {
            to.Ignored += Hashing.Mix(signal.Hash);
        }
    }

    /// <summary>What was monitored is over. The receiver that has ended the monitor in the meantime does not hear of it.</summary>
    private void ReachDown(Process to, in Signal signal)
    {
        var down = (DownMessage)signal.Payload!;
        if (MonitorEnd.Remove(to.Monitors, down.Ref, out _))
        {
            Emit(EventKind.DownSignalled, to.Index, signal.From, signal.Number, down.Ref);
            Arrive(to, down, signal.From, signal.Number, signal.Hash, signal.Past);
        }
    }

    /// <remarks>
    /// Ignored when it crossed an end of that link which the sender had not seen, and the receiver has not made the link anew since.
    /// Erlang's acknowledged unlink protocol comes to the same.
    /// </remarks>
    private void ReachLink(Process to, in Signal signal)
    {
        var from = _processes[signal.From];
        var back = ChannelTable.Find(to.Index, from);
        if (back is { Unlinked: true } && back.UnlinksSent != signal.UnlinksSeen || to.Links.Contains(signal.From))
        {
            return;
        }
        to.Links.Add(from, _processes);
        to.LinkNews.Add(signal.From, signal.Hash);
    }
}
