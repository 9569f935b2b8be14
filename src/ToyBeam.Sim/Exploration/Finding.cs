using ToyBeam.Sim.Explanations;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Shrinking;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Sim.Exploration;

/// <summary>One kind of failure, with its smallest form found and the tokens that bring it back.</summary>
public sealed record Finding
{
    /// <summary>What makes two failures the same bug, such as <c>stuck:"CRASH: *"</c>.</summary>
    public required string Signature { get; init; }

    /// <summary>The seed under which it was first met; null when no seed led to it.</summary>
    public required ulong? Seed { get; init; }

    /// <summary>The index of the run under that seed, or among the runs of a search.</summary>
    public required long Run { get; init; }

    /// <summary>What <see cref="Strategy"/> is of a finding that was kept from an earlier exploration.</summary>
    public const string Remembered = "memory";

    /// <summary>The strategy that met it.</summary>
    public required string Strategy { get; init; }

    /// <summary>The program, shrunk when it is a tree.</summary>
    public required TestedProgram Program { get; init; }

    /// <summary>The program in which it was met.</summary>
    public required TestedProgram Original { get; init; }

    /// <summary>The failing run, with the shrunk schedule.</summary>
    public required Recording Recording { get; init; }

    /// <summary>Deviations of the run that first met it.</summary>
    public required int OriginalDeviations { get; init; }

    /// <summary>Whether anything was shrunk.</summary>
    public required bool Shrunk { get; init; }

    /// <summary>What is proved of it being minimal.</summary>
    public required ShrinkProof Proof { get; init; }

    /// <summary>Whether no schedule of the program with fewer deviations fails so: all of them were run.</summary>
    public bool ProvedMinimal => Proof.Schedule;

    /// <summary>Why it fails; null where nothing was tried to find that out.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>Runs that shrinking took.</summary>
    public required int ShrinkRuns { get; init; }

    /// <summary>Brings back this execution, whatever becomes of strategies and generators.</summary>
    public required ScheduleToken Token { get; init; }

    /// <summary>Brings back the run that first met it, with this version of strategy and generator; null when a search or a schedule token brought it.</summary>
    public required SeedToken? SeedToken { get; init; }

    /// <summary>The finding that a replay met; nothing of it is shrunk anew. Null when it met none.</summary>
    /// <param name="program">The program.</param>
    /// <param name="result">What replaying came to.</param>
    public static Finding? Of(TestedProgram program, ReplayResult result) =>
        result is { Signature: { } signature, Recording: { } recording } ? FindingMaker.OfRecording(program, recording, signature) : null;

    /// <summary>How the shrunk run ended.</summary>
    public Verdict Verdict => Recording.Verdict;

    /// <summary>The claim that broke.</summary>
    public string Invariant => Verdict.Invariant!;
}
