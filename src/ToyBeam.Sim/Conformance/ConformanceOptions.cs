using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Conformance;

/// <summary>What conformance does with each program.</summary>
public sealed record ConformanceOptions
{
    /// <summary>How often each program runs on the emulator, over all settings.</summary>
    public int Runs { get; init; } = 40;

    /// <summary>Bounds the statements of generated programs; see <see cref="TreeGen.Trees"/>. Small enough that nearly every search ends.</summary>
    public int Size { get; init; } = 30;

    /// <summary>Configurations after which a search gives up the first time.</summary>
    public int Budget { get; init; } = 200_000;

    /// <summary>Runs on the emulator of each smaller program that shrinking tries.</summary>
    public int ShrinkRuns { get; init; } = 200;

    /// <summary>How often shrinking starts the emulator at most; 0 leaves mismatches as they were met.</summary>
    public int ShrinkStarts { get; init; } = 60;

    /// <summary>Every so many-th seed is a program of one or two processes that send much, for what lies deep in a mailbox.</summary>
    private const ulong TalkativeEvery = 5;

    private static readonly TreeWeights Talkative = TreeWeights.Default with { Send = 90, Receive = 40, Spawn = 4, MaxProcesses = 2, MaxBranches = 4, IdiomEvery = 0 };

    /// <summary>The generated program of a seed: of the usual weights, in which links, monitors, exits, traps, timeouts and names all meet, or talkative.</summary>
    /// <param name="seed">Any number.</param>
    public ProgramTree Program(ulong seed) => TreeGen.FromSeed(seed, Size, seed % TalkativeEvery == 0 ? Talkative : null);
}
