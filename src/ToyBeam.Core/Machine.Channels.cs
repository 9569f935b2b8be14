namespace ToyBeam.Core;

/// <content>The channel modes: signals in flight, and which of them may arrive next.</content>
public sealed partial class Machine
{
    // Boxed once, for events.
    private static readonly object[] SignalKinds = [.. Enum.GetValues<SignalKind>().Select(static kind => (object)kind)];

    private readonly ChannelTable? _channels;
    private readonly bool _causal;

    private void Queue(in Signal signal)
    {
        var to = _processes[signal.To];
        if (to.Alive)
        {
            PutInChannel(to, signal);
        }
        else
        {
            AnswerForTheDead(to, signal);
        }
    }

    /// <summary>
    /// What goes to oneself arrives at once. But an exit signal is read when the process looks for messages, or pauses, by the flag of that time;
    /// so one that is trapped waits, and a message takes its place behind the exit signals that may have come already.
    /// </summary>
    /// <remarks>Before it can be said that nothing came, all of them have arrived; the news that there was nobody to monitor may come later still.</remarks>
    private void QueueForOneself(Process process, in Signal signal)
    {
        if (signal.Kind == SignalKind.Message && process.OwnSignals == 0 && !AwaitsExit(process))
        {
            Reach(signal);
            return;
        }
        process.OwnSignals++;
        PutInChannel(process, signal);
    }

    private static bool AwaitsExit(Process process)
    {
        foreach (var channel in process.Incoming)
        {
            for (var i = 0; i < channel.Count; i++)
            {
                if (channel[i].Kind is SignalKind.Exit or SignalKind.LinkExit)
                {
                    return true;
                }
            }
        }
        return false;
    }

    private void PutInChannel(Process to, in Signal signal)
    {
        var channel = _channels!.Between(signal.From, signal.To, _processes);
        Emit(EventKind.Queued, signal.From, signal.To, signal.Number, SignalKinds[(int)signal.Kind]);
        var isNext = signal.From == signal.To ? channel.AppendBeforeDowns(signal) : channel.Append(signal);
        if (isNext && !to.Condemned)
        {
            Withdraw(channel); // What was next may have been something else.
            OfferIfDeliverable(channel, to);
        }
    }

    private void Deliver(Choice choice)
    {
        var to = _processes[choice.Other];
        var channel = ChannelTable.Find(choice.Process, to)!;
        var signal = channel.Take();
        channel.UnlinksSeen += signal.Kind == SignalKind.Unlink ? 1 : 0;
        if (channel.Count == 0 || _causal)
        {
            Withdraw(channel);
        }
        if (_causal)
        {
            channel.Told = signal.Kind == SignalKind.Message ? channel.Told : signal.Past;
            OfferDeliveries(to);
        }
        Emit(EventKind.Delivered, to.Index, signal.From, signal.Number, SignalKinds[(int)signal.Kind]);
        Reach(signal);
        to.Delivered += Hashing.Mix(signal.Hash);
        if (signal.From == signal.To && signal.Kind is SignalKind.Message or SignalKind.Exit && --to.OwnSignals == 0 && to.Unmatched)
        {
            Wait(to, (Instructions.Receive)to.Pending!);
        }
        if (_asking > 0)
        {
            WakeAskers(about: to);
        }
        Emit(EventKind.Stepped, to.Index, signal.From);
    }

    private void OfferDeliveries(Process to)
    {
        foreach (var channel in to.Incoming)
        {
            if (channel.Count > 0 && !channel.Offered)
            {
                OfferIfDeliverable(channel, to);
            }
        }
    }

    private void OfferIfDeliverable(Channel channel, Process to)
    {
        if (LimitReached || (_causal && !IsNext(channel, to)))
        {
            return;
        }
        channel.Offered = true;
        var from = _processes[channel.From];
        _enabled.Insert(new Choice(ChoiceKind.Deliver, Op.None, (ushort)channel.From, channel.To), EnabledSet.DeliverKey(from.Pid, to.Pid));
    }

    /// <summary>Causal delivery: whether nothing that is on its way to the same process was sent before, in the order of happening.</summary>
    private static bool IsNext(Channel channel, Process to)
    {
        var past = channel[0].Past;
        foreach (var other in to.Incoming)
        {
            if (other != channel && HoldsEarlier(other, past))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Of a channel its oldest signal tells, except where a process talks to itself: there a DOWN may stand behind what was sent later.</summary>
    private static bool HoldsEarlier(Channel channel, int[]? past)
    {
        var count = channel.From == channel.To ? channel.Count : Math.Min(channel.Count, 1);
        for (var i = 0; i < count; i++)
        {
            if (Past.Covers(past, channel[i]))
            {
                return true;
            }
        }
        return false;
    }

    private void Withdraw(Channel channel)
    {
        if (channel.Offered && !LimitReached)
        {
            channel.Offered = false;
            _enabled.Remove(EnabledSet.DeliverKey(_processes[channel.From].Pid, _processes[channel.To].Pid));
        }
    }

    private void WithdrawDeliveries(Process to)
    {
        foreach (var channel in to.Incoming)
        {
            Withdraw(channel);
        }
    }

    /// <summary>A process that has just died puts its notices into their channels, then answers what was on its way to it.</summary>
    private void TellByChannels(Process dead)
    {
        while (TellNext(dead))
        {
        }
        dead.Links.Clear();
        dead.Watchers.Clear();
        WithdrawDeliveries(dead);
        for (var i = 0; i < dead.Incoming.Count; i++)
        {
            while (dead.Incoming[i].Count > 0)
            {
                AnswerForTheDead(dead, dead.Incoming[i].Take());
            }
        }
        if (_asking > 0)
        {
            WakeAskers(about: dead);
        }
    }

    /// <summary>What becomes of a signal to a dead process: a link and a monitor are told that there is nobody, a message is dropped, all else vanishes.</summary>
    private void AnswerForTheDead(Process dead, in Signal signal)
    {
        switch (signal.Kind)
        {
            case SignalKind.Message:
                Emit(EventKind.Dropped, dead.Index, signal.From, signal.Number, signal.Payload);
                break;
            case SignalKind.Link or SignalKind.Monitor when !_processes[signal.From].Alive:
                LeaveUntold(dead, signal.From, signal.Payload as MonitorRef);
                break;
            case SignalKind.Link:
                Dispatch(AnswerOf(dead, SignalKind.LinkExit, signal, Options.Rules == Rules.Seed ? ExitReason.Normal : ExitReason.NoProc));
                break;
            case SignalKind.Monitor:
                Dispatch(AnswerOf(dead, SignalKind.Down, signal, new DownMessage((MonitorRef)signal.Payload!, ExitReason.NoProc)));
                break;
            default:
                break;
        }
    }

    private Signal AnswerOf(Process dead, SignalKind kind, in Signal request, object payload)
    {
        var past = Past.None;
        if (_causal)
        {
            Past.Join(ref past, dead.Past);
            Past.Join(ref past, request.Past);
        }
        return new Signal(kind, dead.Index, request.From, ++dead.Signals, payload, Hashing.Mix(request.Hash + dead.Pid.Hash + 47)) { Past = past };
    }

    /// <summary>Causal delivery: notes that a process has sent one more signal, and gives what that signal knows.</summary>
    private int[]? PastOfSending(Process sender)
    {
        if (!_causal)
        {
            return null;
        }
        Past.Add(ref sender.Past, sender.Index, sender.Signals);
        sender.PassOn();
        sender.Unseen = Hashing.Mix(sender.Unseen + HashOf(sender.Past));
        return [.. sender.Past];
    }
}
