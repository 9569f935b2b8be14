namespace ToyBeam.Sim.Invariants;

/// <summary>What broke a claim.</summary>
/// <param name="Sentence">For people: one sentence, with the names of processes.</param>
public sealed record Violation(string Sentence)
{
    /// <summary>What kind of failure this is; <see cref="FailureKind.Violated"/> by default.</summary>
    public FailureKind Kind { get; init; }

    /// <summary>What tells this failure from others of the same invariant, with pids written <c>*</c>; empty when the invariant's name says it all.</summary>
    public string Detail { get; init; } = "";
}

/// <summary>The kinds of failure.</summary>
public enum FailureKind
{
    /// <summary>An invariant does not hold.</summary>
    Violated,

    /// <summary>At quiescence a process that is no server is blocked.</summary>
    Stuck,

    /// <summary>A process ended otherwise than it should.</summary>
    UnexpectedExit,
}
