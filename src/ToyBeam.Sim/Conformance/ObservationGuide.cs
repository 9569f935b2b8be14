using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Conformance;

/// <summary>Guides a search to a run that shows a given observation; for pairwise delivery.</summary>
/// <remarks>
/// Three ways to look at less, none of which loses the observation. A run is given up as soon as a process was told something else, or can
/// never come to be told the rest. A step that would tell a process something else is not taken: only a signal may end it there. And where
/// a choice must be taken sooner or later, and nothing that can happen before it depends on it, it is taken at once, alone.
/// </remarks>
internal sealed class ObservationGuide : ISearchGuide
{
    private readonly Observation _sought;
    private readonly Dictionary<string, ObservedProcess> _byPath = new(StringComparer.Ordinal);
    private readonly Func<string, bool> _exists;
    private readonly List<Progress> _processes = [];
    private readonly List<string> _messages = [];
    private readonly List<int> _later = [];

    /// <summary>A guide to an observation.</summary>
    public ObservationGuide(Observation sought)
    {
        _sought = sought;
        _exists = _byPath.ContainsKey;
        foreach (var process in sought.Processes)
        {
            _byPath.Add(process.Path, process);
        }
    }

    /// <summary>What a choice is good for.</summary>
    private enum Use
    {
        /// <summary>It contradicts the observation.</summary>
        None,

        /// <summary>It is tried, after the others.</summary>
        Later,

        /// <summary>It is tried.</summary>
        Soon,

        /// <summary>Nothing else needs to be tried.</summary>
        Alone,
    }

    /// <inheritdoc/>
    public EventKinds Needs => Observer.Kinds | EventKinds.Died | EventKinds.Condemned | EventKinds.Spawned;

    /// <inheritdoc/>
    public void Begin(World world) => _processes.Clear();

    /// <inheritdoc/>
    public bool See(ReadOnlySpan<Event> events, World world)
    {
        for (var i = _processes.Count; i < world.ProcessCount; i++)
        {
            if (!_byPath.TryGetValue(world[i].Pid.ToString(), out var sought))
            {
                return false;
            }
            _processes.Add(new Progress(sought, 0, 0));
        }
        foreach (ref readonly var e in events)
        {
            if (!Take(e, world))
            {
                return false;
            }
        }
        return true;
    }

    /// <inheritdoc/>
    public void Choose(World world, List<int> picks)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if (!CanStillCome(world[i], _processes[i]))
            {
                return;
            }
        }
        var first = picks.Count;
        _later.Clear();
        for (var i = 0; i < world.Enabled.Length; i++)
        {
            var use = UseOf(world.Enabled[i], world);
            if (use == Use.Alone)
            {
                picks.RemoveRange(first, picks.Count - first);
                picks.Add(i);
                return;
            }
            if (use != Use.None)
            {
                (use == Use.Soon ? picks : _later).Add(i);
            }
        }
        picks.AddRange(_later);
    }

    /// <inheritdoc/>
    public bool IsSought(World world)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            var (process, progress) = (world[i], _processes[i]);
            if (process.IsAlive && !(progress is { IsComplete: true, Sought.IsBlocked: true } && process.MailboxCount == progress.Sought.Left.Count && BeginsWhatIsLeft(process, progress)))
            {
                return false;
            }
        }
        return world.ProcessCount == _sought.Processes.Count;
    }

    /// <summary>Takes in what happened; false when it is not what is sought.</summary>
    private bool Take(in Event e, World world)
    {
        var progress = _processes[e.Process];
        switch (e.Kind)
        {
            case EventKind.Spawned:
                _processes[e.Process] = progress with { Children = progress.Children + 1 };
                return true; // The child's path was looked at.
            case EventKind.Condemned:
                return progress.EndsWith((ExitReason)e.Payload!);
            case EventKind.Died:
                return progress.IsComplete && progress.Sought.End == EndOf(world[e.Process]);
            default:
                _processes[e.Process] = progress with { Told = progress.Told + 1 };
                return progress.Next == Observer.EntryOf(e, world);
        }
    }

    private static string EndOf(ProcessView process) =>
        process.Result is { } result ? $"{process.Reason} {Literal.Of(result)}" : process.Reason!.Name;

    /// <summary>Whether a process can still be told all it is to be told, and come to its end.</summary>
    private bool CanStillCome(ProcessView process, Progress progress)
    {
        if (!process.IsAlive || process.IsCondemned)
        {
            return true;
        }
        if (progress.MustGoOn && !progress.Fits(process, _exists))
        {
            return false;
        }
        return !progress.Sought.IsBlocked || (UsesAll(process, progress) && (!progress.IsComplete || !process.IsUnmatched || BeginsWhatIsLeft(process, progress)));
    }

    /// <summary>Of a process that waits for ever: whether it takes or leaves all the messages that it has, and those on their way. A DOWN may also be flushed.</summary>
    private bool UsesAll(ProcessView process, Progress progress)
    {
        _messages.Clear();
        for (var i = 0; i < process.MailboxCount; i++)
        {
            if (process.Message(i) is not DownMessage)
            {
                _messages.Add(Observer.MessageText(process.Message(i)));
            }
        }
        for (var i = 0; i < process.ChannelCount; i++)
        {
            var channel = process.Channel(i);
            for (var j = 0; j < channel.Count; j++)
            {
                if (channel[j].Kind == SignalKind.Message)
                {
                    _messages.Add(Observer.MessageText(channel[j].Payload!));
                }
            }
        }
        return _messages.Count == 0 || RemoveUsed(progress);
    }

    /// <summary>Whether nothing is left of the messages when each that is taken or left in the end is crossed out.</summary>
    private bool RemoveUsed(Progress progress)
    {
        foreach (var left in progress.Sought.Left)
        {
            _messages.Remove(left);
        }
        for (var i = progress.Told; i < progress.Sought.Entries.Count && _messages.Count > 0; i++)
        {
            var entry = progress.Sought.Entries[i];
            if (entry.StartsWith("took ", StringComparison.Ordinal))
            {
                _messages.Remove(entry["took ".Length..]);
            }
        }
        return _messages.Count == 0;
    }

    /// <summary>Whether what has arrived is the beginning of what is left in the end.</summary>
    private static bool BeginsWhatIsLeft(ProcessView process, Progress progress)
    {
        if (process.MailboxCount > progress.Sought.Left.Count)
        {
            return false;
        }
        for (var i = 0; i < process.MailboxCount; i++)
        {
            if (Observer.MessageText(process.Message(i)) != progress.Sought.Left[i])
            {
                return false;
            }
        }
        return true;
    }

    private Use UseOf(Choice choice, World world) => choice.Kind == ChoiceKind.Deliver
        ? UseOfDelivery(HeadOf(world[choice.Other], choice.Process), world[choice.Other], choice.Process)
        : UseOfStep(choice, world[choice.Process]);

    private Use UseOfStep(Choice choice, ProcessView process)
    {
        var progress = _processes[process.Index];
        if (choice.Pending == Op.Die)
        {
            return Use.Later;
        }
        if (!progress.Fits(process, _exists) || (process.IsUnmatched && !progress.FitsTimeout))
        {
            return Use.None;
        }
        return process.Pending switch
        {
            // What it takes is the oldest match whatever else arrives; and before a timeout nothing that matches may arrive.
            Receive => Use.Alone,

            // The child is there, so its parent lived to spawn it, and before that nobody else knows it.
            Spawn => Use.Alone,

            // A signal waits in its channel until it is delivered, however early it was sent.
            Send or ExitOther when choice.Other != process.Index && progress.MustGoOn => Use.Alone,
            End or Exit or Fail => Use.Later,
            _ => Use.Soon,
        };
    }

    private Use UseOfDelivery(SignalView signal, ProcessView receiver, int sender)
    {
        var progress = _processes[receiver.Index];
        switch (signal.Kind)
        {
            case SignalKind.Message:
                return progress.IgnoresMessages ? Use.Alone : Use.Soon;
            case SignalKind.Monitor or SignalKind.Demonitor:
                return progress.Sought.IsBlocked ? Use.Alone : Use.Soon; // Who never dies has nothing to tell.
            case SignalKind.Exit:
                var kills = ((ExitReason)signal.Payload!).Equals(ExitReason.Kill);
                return kills ? Ends(progress, ExitReason.Killed) : receiver.IsTrapping ? Use.Soon : Ends(progress, (ExitReason)signal.Payload);
            case SignalKind.LinkExit when receiver.Links.Contains(sender) && !receiver.IsTrapping:
                return Ends(progress, (ExitReason)signal.Payload!);
            default:
                return Use.Soon;
        }
    }

    private static Use Ends(Progress progress, ExitReason reason) => reason.IsNormal || progress.EndsWith(reason) ? Use.Soon : Use.None;

    private static SignalView HeadOf(ProcessView receiver, int sender) => receiver.ChannelFrom(sender)!.Value[0];
}
