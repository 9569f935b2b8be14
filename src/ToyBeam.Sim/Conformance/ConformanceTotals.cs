namespace ToyBeam.Sim.Conformance;

/// <summary>What checking many programs came to.</summary>
public sealed record ConformanceTotals
{
    /// <summary>Programs.</summary>
    public long Programs { get; init; }

    /// <summary>Runs on the emulator that showed an observation.</summary>
    public long Runs { get; init; }

    /// <summary>Different observations, summed over the programs.</summary>
    public long Distinct { get; init; }

    /// <summary>Observations that a search found or proved to be unreachable.</summary>
    public long Exhaustive { get; init; }

    /// <summary>Observations that only sampling found.</summary>
    public long Sampled { get; init; }

    /// <summary>Observations of which nobody knows whether the machine can come to them.</summary>
    public long Unresolved { get; init; }

    /// <summary>Observations that the machine cannot come to.</summary>
    public long Mismatches { get; init; }

    /// <summary>Runs without an observation because it could not be told whether a trap flag was set.</summary>
    public long Unclear { get; init; }

    /// <summary>Runs without an observation because they did not come to rest in time.</summary>
    public long Unsettled { get; init; }

    /// <summary>These and one more program.</summary>
    public ConformanceTotals Plus(CheckedProgram program) => this with
    {
        Programs = Programs + 1,
        Runs = Runs + program.Sightings.Runs,
        Distinct = Distinct + program.Judgements.Count,
        Exhaustive = Exhaustive + program.Count(Reach.Searched) + program.Count(Reach.Unreachable),
        Sampled = Sampled + program.Count(Reach.Sampled),
        Unresolved = Unresolved + program.Count(Reach.Unresolved),
        Mismatches = Mismatches + program.Count(Reach.Unreachable),
        Unclear = Unclear + program.Sightings.Unclear,
        Unsettled = Unsettled + program.Sightings.Unsettled,
    };
}
