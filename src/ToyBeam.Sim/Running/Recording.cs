using ToyBeam.Core;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Running;

/// <summary>Everything that one run did: events step by step, the schedule as deviations, how it ended. Reused from run to run.</summary>
public sealed class Recording
{
    private readonly List<Event> _events = [];
    private readonly List<int> _ends = []; // _ends[s]: where the events of step s end; step 0 is the start of the program.
    private readonly List<Choice> _choices = [];
    private readonly List<Deviation> _deviations = [];
    private readonly List<string> _paths = [];
    private readonly List<string?> _names = [];

    /// <summary>Steps taken; step 0 is the start of the program.</summary>
    public int Steps => _choices.Count;

    /// <summary>How the machine ran the program.</summary>
    public MachineOptions Options { get; private set; } = new();

    /// <summary>How the run ended.</summary>
    public Verdict Verdict { get; private set; } = Verdict.Passed;

    /// <summary>How many deviations left a process that could have gone on.</summary>
    public int Preemptions { get; private set; }

    /// <summary>The sum of the ranks of all choices: how far from the default in all.</summary>
    public long RankSum { get; private set; }

    /// <summary>A hash of the final state: who ended how, what is left in mailboxes, links; by names, never by the payload's own hash codes.</summary>
    public ulong FinalState { get; private set; }

    /// <summary>The schedule that was taken.</summary>
    public Schedule Schedule => new([.. _deviations]);

    /// <summary>How many processes existed.</summary>
    public int ProcessCount => _paths.Count;

    /// <summary>The path of a process.</summary>
    public string PathOf(int process) => _paths[process];

    /// <summary>What the program calls a process; null for no name.</summary>
    public string? NameOf(int process) => _names[process];

    /// <summary>Path and name, such as <c>P.1 (counter)</c>.</summary>
    public string Label(int process) => _names[process] is { } name ? $"{_paths[process]} ({name})" : _paths[process];

    /// <summary>The events of a step, in order; 0 for those of the program's start.</summary>
    public ReadOnlySpan<Event> EventsOf(int step)
    {
        var from = step == 0 ? 0 : _ends[step - 1];
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_events)[from.._ends[step]];
    }

    /// <summary>The choice that made a step.</summary>
    /// <param name="step">From 1.</param>
    public Choice ChoiceOf(int step) => _choices[step - 1];

    internal void Begin(Machine machine)
    {
        _events.Clear();
        _ends.Clear();
        _choices.Clear();
        _deviations.Clear();
        _paths.Clear();
        _names.Clear();
        Preemptions = 0;
        RankSum = 0;
        Options = machine.Options;
        Note(machine);
    }

    internal void Choose(Machine machine, int index)
    {
        var choice = machine.Enabled[index];
        _choices.Add(choice);
        var rank = ChoicePoint.RankOf(index, machine.Default);
        if (rank == 0)
        {
            return;
        }
        RankSum += rank;
        Preemptions += machine.CurrentEnabled ? 1 : 0;
        var point = new ChoicePoint(machine);
        _deviations.Add(new Deviation(Anchor.Of(point), ScheduledChoice.Of(point, choice)));
    }

    internal void Record(Machine machine) => Note(machine);

    internal void End(Machine machine, Verdict verdict)
    {
        Verdict = verdict;
        FinalState = StateHash.Of(machine.World);
    }

    private void Note(Machine machine)
    {
        foreach (ref readonly var e in machine.Events)
        {
            _events.Add(e);
        }
        _ends.Add(_events.Count);
        for (var i = _paths.Count; i < machine.World.ProcessCount; i++)
        {
            var process = machine.World[i];
            _paths.Add(process.Pid.ToString());
            _names.Add(process.Name);
        }
    }
}
