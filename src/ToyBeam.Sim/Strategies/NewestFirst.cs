using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>The youngest process that can run does: nearly the opposite of the default schedule. Signals arrive, and receives time out, only when nobody can run.</summary>
/// <remarks>No randomness, so one schedule. Children run before their parents go on, and among equals who was spawned last comes first.</remarks>
public sealed class NewestFirst : IStrategy
{
    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        var enabled = point.Enabled;
        var best = 0; // Runs stand before deliveries, deliveries before timeouts.
        for (var i = 1; i < enabled.Length && enabled[i].Kind == enabled[0].Kind; i++)
        {
            if (enabled[i].Process >= enabled[best].Process)
            {
                best = i; // Of the deliveries of one sender the last.
            }
        }
        return best;
    }
}
