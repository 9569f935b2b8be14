using ToyBeam.Core;

namespace ToyBeam.Sim.Tokens;

/// <summary>Brings back a run of a search: which strategy, with which random numbers. Short, and good only for the versions of generator and strategy that made it.</summary>
public sealed record SeedToken : Token
{
    /// <summary>The version of random numbers, strategies and program generator that this library has; grows when any of them gives other runs for the same seed.</summary>
    public const int CurrentGenerator = 1;

    /// <summary>A token.</summary>
    /// <param name="options">How the program runs.</param>
    /// <param name="target">Which program.</param>
    /// <param name="strategy">The strategy as the command line takes it, such as <c>pct:3</c>; not empty, printable.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="run">The run's index under that seed, from 0.</param>
    /// <param name="generator">The version of what turns a seed into a run, from 0.</param>
    /// <exception cref="ArgumentException">The strategy is empty or not printable, or a number is negative.</exception>
    public SeedToken(MachineOptions options, TokenTarget target, string strategy, ulong seed, long run, int generator = CurrentGenerator)
        : base(options, target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(run);
        ArgumentOutOfRangeException.ThrowIfNegative(generator);
        Strategy = TokenText.Require(strategy, nameof(strategy));
        Seed = seed;
        Run = run;
        Generator = generator;
    }

    /// <summary>The strategy as the command line takes it.</summary>
    public string Strategy { get; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>The run's index under the seed, from 0.</summary>
    public long Run { get; }

    /// <summary>The version of what turned the seed into a run; another one than <see cref="CurrentGenerator"/> gives other runs.</summary>
    public int Generator { get; }
}
