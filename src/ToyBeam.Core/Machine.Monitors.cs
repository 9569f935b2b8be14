using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <content>Monitors, and the question whether a process is alive.</content>
public sealed partial class Machine
{
    private int _asking; // How often a process came to stand at an IsAlive in this run; once one has, others look whether it must wait.

    private void PerformMonitor(Process process, Instructions.Monitor monitor)
    {
        var of = monitor.Of is { } pid ? IndexOf(pid) : OwnerOf(process, monitor.Name!);
        var reference = MonitorRef.For(process.Pid, ++process.MonitorsMade, monitor.Of, monitor.Name);
        var there = of >= 0 && IsThere(_processes[of]);
        process.History = Hashing.Mix(process.History + (monitor.Of?.Hash ?? HashOf(_names[monitor.Name!])) + (there ? 31u : 32u));
        Emit(EventKind.Monitored, process.Index, of, payload: reference);
        if (of != process.Index)
        {
            process.Monitors.Add(new MonitorEnd(of, reference));
            StartWatching(process, of, reference);
        }
        GoOn(process, monitor, reference);
    }

    private void StartWatching(Process process, int of, MonitorRef reference)
    {
        if (of < 0 || !IsThere(_processes[of]))
        {
            SayNobody(process, of < 0 ? process : _processes[of], reference);
        }
        else if (_channels is null)
        {
            _processes[of].Watchers.Add(new MonitorEnd(process.Index, reference));
        }
        else
        {
            Dispatch(NewSignal(SignalKind.Monitor, process, _processes[of], reference));
        }
    }

    /// <summary>That there is no such process is a signal, too, and in the channel modes not there at once.</summary>
    /// <remarks>
    /// The dead send nothing: in the channel modes it comes from the one who asks, so it may overtake what the dead one had sent, above all the
    /// news of the death over a link. OTP issue 5193 is about that.
    /// </remarks>
    private void SayNobody(Process process, Process nobody, MonitorRef reference)
    {
        var from = _channels is null ? nobody : process;
        if (_causal)
        {
            process.Learn(nobody.Past);
        }
        from.Signals++;
        var signal = new Signal(SignalKind.Down, from.Index, process.Index, from.Signals, new DownMessage(reference, ExitReason.NoProc), Hashing.Mix(process.History + 47))
        {
            Past = PastOfSending(from),
        };
        if (_channels is null)
        {
            Reach(signal);
        }
        else
        {
            PutInChannel(process, signal);
        }
    }

    /// <summary>Both ends of a monitor, in one step.</summary>
    private MonitorRef Watch(Process process, Process child)
    {
        var reference = MonitorRef.For(process.Pid, ++process.MonitorsMade, child.Pid, null);
        process.Monitors.Add(new MonitorEnd(child.Index, reference));
        child.Watchers.Add(new MonitorEnd(process.Index, reference));
        Emit(EventKind.Monitored, process.Index, child.Index, payload: reference);
        return reference;
    }

    private void PerformDemonitor(Process process, Demonitor demonitor)
    {
        var reference = demonitor.Reference;
        var active = MonitorEnd.Remove(process.Monitors, reference, out var end);
        var of = active ? end.Process : reference.Of is { } pid ? IndexOf(pid) : -1;
        var flushed = demonitor.Flush && Flush(process, reference);
        var result = active || !demonitor.Info;
        process.History = Hashing.Mix(process.History + (active ? 37u : 41u) + (flushed ? 2u : 0u));
        Emit(EventKind.Demonitored, process.Index, of, active ? 1 : 0, reference, demonitor, flushed ? 1 : 0);
        if (active && of >= 0)
        {
            StopWatching(process, _processes[of], reference);
        }
        GoOn(process, demonitor, result ? True : False);
    }

    private void StopWatching(Process process, Process of, MonitorRef reference)
    {
        if (_channels is null)
        {
            MonitorEnd.Remove(of.Watchers, reference, out _);
            return;
        }
        var signal = NewSignal(SignalKind.Demonitor, process, of, reference);
        if (of.Alive)
        {
            Dispatch(signal);
        }
    }

    private static bool Flush(Process process, MonitorRef reference)
    {
        for (var i = 0; i < process.Mailbox.Count; i++)
        {
            if (process.Mailbox[i].Message is DownMessage down && ReferenceEquals(down.Ref, reference))
            {
                process.Mailbox.RemoveAt(i);
                return true;
            }
        }
        return false;
    }

    private void PerformIsAlive(Process process, IsAlive question)
    {
        var who = IndexOf(question.Who);
        var alive = who >= 0 && _processes[who].Alive;
        if (_causal && who >= 0 && who != process.Index)
        {
            process.Learn(_processes[who].Past);
            process.Unseen = Hashing.Mix(process.Unseen + HashOf(_processes[who].Past));
        }
        process.History = Hashing.Mix(process.History + question.Who.Hash + (alive ? 53u : 59u));
        Emit(EventKind.AskedAlive, process.Index, who, alive ? 1 : 0);
        GoOn(process, question, alive ? True : False);
    }

    /// <summary>
    /// Whether a question must wait: for earlier signals to the same process, or for one that must die to have died. Not for monitors: the BEAM holds
    /// one back, to send it together with a message, and the question overtakes it (seen on OTP 25).
    /// </summary>
    private bool MustWait(Process process, int who) =>
        _channels is not null && who >= 0 && who != process.Index && _processes[who].Alive &&
        (_processes[who].Condemned || ChannelTable.Find(process.Index, _processes[who]) is { HoldsMoreThanMonitors: true });

    /// <summary>A process must die: who stands at the question whether it is alive waits until it has.</summary>
    private void HoldAskers(Process about)
    {
        for (var i = 0; i < ProcessCount; i++)
        {
            if (_processes[i] is { Enabled: true, Pending: IsAlive question } && IndexOf(question.Who) == about.Index)
            {
                Hold(_processes[i]);
            }
        }
    }

    private void Hold(Process asker)
    {
        asker.Held = true;
        Disable(asker);
    }

    private void WakeAskers(Process about)
    {
        for (var i = 0; i < ProcessCount; i++)
        {
            var process = _processes[i];
            if (process is { Held: true, Pending: IsAlive question } && IndexOf(question.Who) == about.Index && !MustWait(process, about.Index))
            {
                process.Held = false;
                Enable(process, new Choice(ChoiceKind.Run, Op.IsAlive, (ushort)i, about.Index));
            }
        }
    }
}
