using ToyBeam.Sim.Statistics;

namespace ToyBeam.Sim.Exploration;

/// <summary>What an exploration did and found; grows while it runs.</summary>
public sealed class ExplorationResult
{
    private readonly HashSet<ulong> _traces = [];
    private readonly List<Finding> _findings = [];
    private readonly List<Arm> _arms = [];
    private readonly SortedDictionary<string, long> _reached = new(StringComparer.Ordinal);

    /// <summary>Seeds that were finished; all of them once the program is <see cref="Complete"/>, for no other seed would show more.</summary>
    public long Seeds { get; internal set; }

    /// <summary>Schedules that were run; neither pilots nor shrinking count.</summary>
    public long Schedules { get; private set; }

    /// <summary>Steps in all of them.</summary>
    public long Steps { get; private set; }

    /// <summary>Schedules in which a claim broke.</summary>
    public long FailingSchedules { get; private set; }

    /// <summary>Schedules that were cut at the step limit.</summary>
    public long CutSchedules { get; private set; }

    /// <summary>Whether all seeds were finished.</summary>
    public bool Finished { get; internal set; }

    /// <summary>Whether it is proved what holds and what breaks: every trace was run, and every claim is one that this decides.</summary>
    public bool Complete { get; internal set; }

    /// <summary>The claims that are not proved though every trace was run: they may depend on the order of independent steps.</summary>
    public IReadOnlyList<string> Unproved { get; internal set; } = [];

    /// <summary>About how many traces there are, by the search; null without one, and of generated programs.</summary>
    public UInt128? EstimatedTraces { get; internal set; }

    /// <summary>Different traces that were met: schedules up to the order of independent steps, by hash.</summary>
    public int Distinct => _traces.Count;

    /// <summary>One finding for each kind of failure, in the order in which they were met.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The strategies that took part, in the order in which they first did.</summary>
    public IReadOnlyList<Arm> Arms => _arms;

    /// <summary>For each note the schedules in which it was made, by name.</summary>
    public IReadOnlyDictionary<string, long> Reached => _reached;

    /// <summary>How the number of different traces grew.</summary>
    public Saturation Saturation { get; } = new();

    internal Arm ArmOf(string name, bool isSampler)
    {
        foreach (var arm in _arms)
        {
            if (arm.Name == name)
            {
                return arm;
            }
        }
        _arms.Add(new Arm(name, isSampler));
        return _arms[^1];
    }

    /// <summary>Counts a run that has ended.</summary>
    internal void Add(Arm arm, Core.Machine machine, bool failed)
    {
        Schedules++;
        Steps += machine.Steps;
        CutSchedules += machine.LimitReached ? 1 : 0;
        FailingSchedules += failed ? 1 : 0;
        arm.Failing += failed ? 1 : 0;
        var trace = machine.TraceHash;
        arm.Traces.Add(trace);
        _traces.Add(trace);
        Saturation.Add(Schedules, Distinct);
        var notes = machine.World.Notes;
        for (var i = 0; i < notes.Count; i++)
        {
            _reached[notes[i].Key] = _reached.GetValueOrDefault(notes[i].Key) + 1;
        }
    }

    internal void Add(Finding finding) => _findings.Add(finding);

    internal bool Knows(string signature)
    {
        foreach (var finding in _findings)
        {
            if (finding.Signature == signature)
            {
                return true;
            }
        }
        return false;
    }
}
