using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Viewer;

/// <summary>Writes down the state of a machine after each step, as far as it changed. Looks only at processes that the step touched.</summary>
internal sealed class StateTape(Machine machine, TreeSource? source, StringTable strings, SignalTable signals)
{
    private readonly Tape _tape = new();
    private readonly Dictionary<Choice, int> _choiceNumbers = [];
    private readonly List<Choice> _choices = [];
    private readonly Dictionary<(int From, int To), int> _channelNumbers = [];
    private readonly List<(int From, int To)> _channels = [];
    private readonly SortedSet<int> _touched = [];

    /// <summary>All choices that were ever open, in the order of their numbers.</summary>
    public IReadOnlyList<Choice> Choices => _choices;

    /// <summary>All channels that were ever in use, by sender and receiver, in the order of their numbers.</summary>
    public IReadOnlyList<(int From, int To)> Channels => _channels;

    /// <summary>The number of a choice.</summary>
    public int NumberOf(Choice choice)
    {
        if (!_choiceNumbers.TryGetValue(choice, out var number))
        {
            _choiceNumbers.Add(choice, number = _choices.Count);
            _choices.Add(choice);
        }
        return number;
    }

    /// <summary>What the machine's last step changed.</summary>
    /// <param name="queue">The processes that round robin has queued; null for another strategy.</param>
    public IReadOnlyList<int[]> Advance(RoundRobin? queue)
    {
        Touch();
        foreach (var process in _touched)
        {
            Look(machine.World[process]);
        }
        var enabled = new List<int>();
        foreach (var choice in machine.Enabled)
        {
            enabled.Add(NumberOf(choice));
        }
        _tape.Set(Fields.Machine, Fields.Enabled, enabled);
        _tape.Set(Fields.Machine, Fields.Default, enabled.Count == 0 ? -1 : machine.Default);
        _tape.Set(Fields.Machine, Fields.Queue, enabled.Count == 0 || queue is null ? [] : [.. queue.Queue]);
        if (machine.Options.Timing.IsVirtual)
        {
            _tape.Set(Fields.Machine, Fields.Clock, checked((int)machine.World.Clock));
        }
        _tape.Set(Fields.Machine, Fields.Notes, [.. machine.World.Notes.Select(note => strings.NumberOf($"{note.Key} = {Literal.Of(note.Value)}"))]);
        return _tape.Cut();
    }

    /// <summary>Finds the processes that the last step may have changed: those that its events name.</summary>
    private void Touch()
    {
        _touched.Clear();
        foreach (ref readonly var e in machine.Events)
        {
            Touch(e.Process);
            Touch(e.Other);
        }
    }

    private void Touch(int process)
    {
        if (process >= 0)
        {
            _touched.Add(process);
        }
    }

    private void Look(ProcessView process)
    {
        var scope = process.Index;
        _tape.Set(scope, Fields.Life, strings.NumberOf(process.Reason is not { } reason ? null : process.Result is { } result ? $"{reason}, result {Literal.Of(result)}" : reason.Name));
        _tape.Set(scope, Fields.At, strings.NumberOf(InstructionText.Of(process)));
        _tape.Set(scope, Fields.Statement, source?.StatementOf(process.Pending) ?? -1);
        _tape.Set(scope, Fields.Mailbox, Letters(process));
        _tape.Set(scope, Fields.Take, TakeOf(process));
        _tape.Set(scope, Fields.Links, [.. process.Links]);
        _tape.Set(scope, Fields.Monitors, Monitors(process));
        _tape.Set(scope, Fields.Watchers, Watchers(process));
        _tape.Set(scope, Fields.RegisteredName, strings.NumberOf(process.RegisteredName));
        _tape.Set(scope, Fields.Traps, process.IsTrapping ? 1 : -1);
        _tape.Set(scope, Fields.Steps, process.Steps);
        _tape.Set(scope, Fields.Doom, strings.NumberOf(process.Doom?.Name));
        for (var i = 0; i < process.ChannelCount; i++)
        {
            Look(process.Channel(i));
        }
    }

    private void Look(ChannelView channel)
    {
        if (!_channelNumbers.TryGetValue((channel.From, channel.To), out var number))
        {
            _channelNumbers.Add((channel.From, channel.To), number = _channels.Count);
            _channels.Add((channel.From, channel.To));
        }
        var inFlight = new List<int>();
        for (var i = 0; i < channel.Count; i++)
        {
            var id = signals.IdOf(channel.From, channel[i].Number);
            signals.Describe(id, channel[i].Payload);
            inFlight.Add(id);
        }
        _tape.Set(Fields.Channels, number, inFlight);
    }

    private List<int> Letters(ProcessView process)
    {
        var letters = new List<int>(process.MailboxCount);
        for (var i = 0; i < process.MailboxCount; i++)
        {
            var (from, number) = process.Origin(i);
            letters.Add(signals.IdOf(from, number));
        }
        return letters;
    }

    private static int TakeOf(ProcessView process) => process.Pending is Receive ? process.NextLetter : -2;

    private List<int> Monitors(ProcessView process)
    {
        var monitors = new List<int>();
        for (var i = 0; process.IsAlive && i < process.MonitorCount; i++)
        {
            var reference = process.Monitor(i);
            monitors.Add(strings.NumberOf(reference.Name is { } name ? $"@{name}" : $"{reference.Of}"));
        }
        return monitors;
    }

    private static List<int> Watchers(ProcessView process)
    {
        var watchers = new List<int>();
        for (var i = 0; process.IsAlive && i < process.WatcherCount; i++)
        {
            watchers.Add(process.Watcher(i).Process);
        }
        return watchers;
    }
}
