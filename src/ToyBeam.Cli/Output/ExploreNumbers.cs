using ToyBeam.Cli.Options;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Statistics;

namespace ToyBeam.Cli.Output;

/// <summary>What is known of an exploration when it is over, beside its result.</summary>
/// <param name="Program">The program; null when each seed had its own.</param>
/// <param name="Interleavings">About how many there are; null when that is of no interest, or would not mean anything.</param>
internal sealed record ExploreNumbers(TestedProgram? Program, KnuthEstimate? Interleavings)
{
    /// <summary>Estimates the size of a program that was not run completely.</summary>
    public static ExploreNumbers Of(ExploreSettings settings, ExplorationResult result)
    {
        var program = settings.Target.IsGenerated ? null : settings.Target.Program(0, settings.Machine);
        var estimate = program is not null && !result.Complete && result.Schedules > 0;
        return new ExploreNumbers(program, estimate ? KnuthEstimate.Of(program!.Start, settings.Machine) : null);
    }
}
