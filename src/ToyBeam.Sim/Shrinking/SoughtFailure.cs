using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Shrinking;

/// <summary>The failure that shrinking must keep.</summary>
/// <param name="Failure">As it was met.</param>
/// <param name="Signature">What makes another failure the same bug.</param>
/// <param name="IsRace">Whether some schedule of its program passes: then the same must be so of every smaller program.</param>
internal sealed record SoughtFailure(Verdict Failure, string Signature, bool IsRace)
{
    /// <summary>A failure of a program.</summary>
    public static SoughtFailure Of(Laboratory laboratory, TestedProgram program, Verdict failure) =>
        new(failure, laboratory.SignatureOf(program, failure), laboratory.HasPassingSchedule(program, failure.Invariant!));

    public string Invariant => Failure.Invariant!;

    /// <summary>Whether the machine itself is wrong: then nothing is to be concluded from what depends on what, and a run does not go on behind the failure.</summary>
    public bool IsOfMachine => StandardInvariants.IsMachineLaw(Invariant);

    /// <summary>Who samples schedules: a strategy that runs a pilot would go on behind the failure in it.</summary>
    public IStrategy Sampler() => IsOfMachine ? new RandomWalk() : new Portfolio();

    /// <summary>Whether a failure may have the signature, as far as can be said of it alone: of blocked processes only those count that some schedule of their program spares.</summary>
    public bool MayBe(Verdict other) => MayBe(Failure, other);

    /// <inheritdoc cref="MayBe(Verdict)"/>
    public static bool MayBe(Verdict failure, Verdict other) =>
        failure.Kind == VerdictKind.Stuck ? other.Kind == VerdictKind.Stuck && other.Invariant == failure.Invariant : other.Key == failure.Key;
}
