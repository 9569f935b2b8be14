using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>The default scheduler: keep running the same process until it blocks or ends, then the lowest path. No randomness; the zero of every recorded schedule.</summary>
public sealed class DefaultSchedule : IStrategy
{
    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point) => point.Default;
}
