using System.Numerics;
using System.Runtime.CompilerServices;

namespace ToyBeam.Sim.Random;

/// <summary>The generator xoshiro256**, seeded by SplitMix64: the same numbers for the same seed on every machine and in every version.</summary>
/// <remarks>Source: Blackman, Vigna, "Scrambled linear pseudorandom number generators", 2021. Integers only. Not for cryptography, not thread-safe.</remarks>
public sealed class Rng
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>A generator with a seed.</summary>
    public Rng(ulong seed) => Seed(seed);

    /// <summary>A generator with a whole state, for known-answer tests; not all zero.</summary>
    public Rng(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The seed of a keyed stream: a function of all three keys, whatever ran before.</summary>
    /// <param name="root">The exploration's seed.</param>
    /// <param name="run">The run's index under that seed.</param>
    /// <param name="purpose">What the numbers are for.</param>
    public static ulong StreamSeed(ulong root, long run, Purpose purpose) =>
        SplitMix64.Mix(SplitMix64.Mix(SplitMix64.Mix(root + 1) ^ (ulong)run) + ((ulong)purpose << 56));

    /// <summary>Starts again from a seed.</summary>
    public void Seed(ulong seed)
    {
        var source = new SplitMix64(seed);
        (_a, _b, _c, _d) = (source.Next(), source.Next(), source.Next(), source.Next());
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number from 0 to below the bound, each equally likely: multiply and shift, with rejection (Lemire 2019).</summary>
    /// <param name="bound">At least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Below(ulong bound)
    {
        var high = Math.BigMul(Next(), bound, out var low);
        return low <= bound ? Reject(bound, high, low) : high;
    }

    /// <summary>A number from 0 to below the bound, each equally likely.</summary>
    /// <param name="bound">At least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int bound) => (int)Below((ulong)bound);

    private ulong Reject(ulong bound, ulong high, ulong low)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        var threshold = (0 - bound) % bound;
        while (low < threshold)
        {
            high = Math.BigMul(Next(), bound, out low);
        }
        return high;
    }
}
