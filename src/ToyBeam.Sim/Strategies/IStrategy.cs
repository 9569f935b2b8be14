using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>Picks what happens next. One of the two seams of ToyBeam: an own strategy is a dozen lines.</summary>
/// <remarks>One object serves many runs, one after the other; what it does in a run depends on <see cref="Begin"/> and the choice points of that run alone.</remarks>
public interface IStrategy
{
    /// <summary>A new run begins.</summary>
    /// <param name="run">Which run, and what is known about the program.</param>
    /// <param name="rng">The run's own stream of random numbers; stays valid until the next <see cref="Begin"/>.</param>
    void Begin(in RunInfo run, Rng rng);

    /// <summary>Picks; called at every step, even where only one choice is enabled.</summary>
    /// <returns>An index into the enabled choices.</returns>
    int Pick(in ChoicePoint point);
}
