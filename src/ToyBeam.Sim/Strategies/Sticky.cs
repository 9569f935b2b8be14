using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>A random walk that stays with the process that took the last step with probability 1 - 2^-K: long undisturbed stretches, which a uniform walk never makes.</summary>
/// <remarks>Coyote's "probabilistic" strategy. Every schedule keeps a positive probability.</remarks>
public sealed class Sticky : IStrategy
{
    /// <summary>The largest K.</summary>
    public const int MaxBits = 32;

    private readonly ulong _leave;
    private Rng _rng = null!;

    /// <summary>A sticky walk.</summary>
    /// <param name="bits">K, from 0 (a uniform walk) to <see cref="MaxBits"/>.</param>
    public Sticky(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, MaxBits);
        _leave = 1UL << bits;
    }

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng) => _rng = rng;

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        var count = point.Enabled.Length;
        if (count == 1)
        {
            return 0;
        }
        return point.LastEnabled && _rng.Below(_leave) != 0 ? point.Default : _rng.Below(count);
    }
}
