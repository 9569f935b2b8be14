using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>Rotates over strategies from run to run, each with its share: no single sampler is best on every shape of bug, and this has at least a share of the best one's rate.</summary>
/// <remarks>Which arm a run takes is a function of its seed and index alone. Out of every 20 runs: sticky:3 8, random 5, pct:3 4, pct:2 2, pct:1 1.</remarks>
public sealed class Portfolio : IStrategy
{
    private readonly IStrategy[] _rotation;
    private IStrategy _arm;

    /// <summary>The standard portfolio.</summary>
    public Portfolio()
    {
        IStrategy sticky = new Sticky(3), random = new RandomWalk(), pct1 = new Pct(1), pct2 = new Pct(2), pct3 = new Pct(3);
        _rotation =
        [
            sticky, random, pct3, sticky, pct2, sticky, random, pct3, sticky, random,
            sticky, pct1, random, sticky, pct3, sticky, pct2, random, sticky, pct3,
        ];
        _arm = sticky;
    }

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        _arm = _rotation[(int)((run.Seed % (ulong)_rotation.Length + (ulong)run.Index) % (ulong)_rotation.Length)];
        _arm.Begin(run, rng);
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point) => _arm.Pick(point);
}
