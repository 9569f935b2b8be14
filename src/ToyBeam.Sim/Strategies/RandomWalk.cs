using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>Uniform over what is enabled. A schedule with branching degrees b1 … bk has probability Π 1/bi: good on shallow bugs, hopeless behind long tails.</summary>
/// <remarks>The control group of Thomson, Donaldson, Betts, PPoPP 2014.</remarks>
public sealed class RandomWalk : IStrategy
{
    private Rng _rng = null!;

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng) => _rng = rng;

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        var count = point.Enabled.Length;
        return count == 1 ? 0 : _rng.Below(count);
    }
}
