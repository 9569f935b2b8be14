using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Shrinking;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Exploration;

/// <summary>What an exploration does.</summary>
public sealed record ExplorationOptions
{
    /// <summary>The first seed.</summary>
    public ulong FirstSeed { get; init; }

    /// <summary>How many seeds, counting up from the first.</summary>
    public long Seeds { get; init; } = 1000;

    /// <summary>Schedules for each seed, at least 1.</summary>
    public int SchedulesPerSeed { get; init; } = 1;

    /// <summary>Whether all seeds run the same program, so that what is proved of it ends the exploration; false by default.</summary>
    public bool OneProgram { get; init; }

    /// <summary>Who picks.</summary>
    public StrategySpec Strategy { get; init; } = StrategySpec.Auto;

    /// <summary>Makes what is checked; called for each runner.</summary>
    public required Func<IReadOnlyList<IInvariant>> Invariants { get; init; }

    /// <summary>Stops after this many kinds of failure; 0 to go on.</summary>
    public int StopAfter { get; init; }

    /// <summary>Runs that shrinking one finding may take; 0 to leave it as it was met.</summary>
    public int ShrinkRuns { get; init; } = 20_000;

    /// <summary>Who judges smaller programs while shrinking; one by default. The result does not depend on it.</summary>
    public Workers ShrinkWorkers { get; init; } = Workers.One;
}
