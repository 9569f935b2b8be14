using ToyBeam.Cli.Commands;
using ToyBeam.Sim.Exploration;

namespace ToyBeam.Cli.Output;

/// <summary>Tells what <c>explore</c> does, for people or as JSON.</summary>
internal interface IExploreReport
{
    /// <summary>Says what was asked for.</summary>
    void Begin();

    /// <summary>Tells one finding.</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="file">The trace file that was written of it; null for none.</param>
    void Tell(Finding finding, string? file);

    /// <summary>Says what it came to.</summary>
    void End(ExplorationResult result, ExploreEnd end, ExploreNumbers numbers);
}
