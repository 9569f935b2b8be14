namespace ToyBeam.Sim.Exploration;

/// <summary>What an exploration did and found; grows while it runs.</summary>
public sealed class ExplorationResult
{
    private readonly HashSet<ulong> _traces = [];
    private readonly List<Finding> _findings = [];

    /// <summary>Seeds that were finished.</summary>
    public long Seeds { get; internal set; }

    /// <summary>Schedules that were run; neither pilots nor shrinking count.</summary>
    public long Schedules { get; internal set; }

    /// <summary>Steps in all of them.</summary>
    public long Steps { get; internal set; }

    /// <summary>Schedules in which a claim broke.</summary>
    public long FailingSchedules { get; internal set; }

    /// <summary>Schedules that were cut at the step limit.</summary>
    public long CutSchedules { get; internal set; }

    /// <summary>Whether all seeds were finished.</summary>
    public bool Finished { get; internal set; }

    /// <summary>Different schedules up to the order of independent steps, by hash.</summary>
    public int Distinct => _traces.Count;

    /// <summary>One finding for each kind of failure, in the order in which they were met.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    internal void AddTrace(ulong hash) => _traces.Add(hash);

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
