namespace ToyBeam.Sim.Invariants;

/// <summary>What broke a claim.</summary>
/// <param name="Sentence">For people: one sentence, with the names of processes.</param>
public sealed record Violation(string Sentence)
{
    /// <summary>What kind of failure this is; <see cref="FailureKind.Violated"/> by default.</summary>
    public FailureKind Kind { get; init; }

    /// <summary>What tells this failure from others of the same invariant, with pids written <c>*</c>; empty when the invariant's name says it all.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The processes that are blocked, where that is the failure: path, and what each waits for with pids written <c>*</c>; else empty.</summary>
    public IReadOnlyList<(string Path, string WaitsFor)> Blocked { get; init; } = [];

    /// <summary>Whether all is the same, process by process.</summary>
    public bool Equals(Violation? other) =>
        other is not null && (Sentence, Kind, Detail) == (other.Sentence, other.Kind, other.Detail) && Blocked.SequenceEqual(other.Blocked);

    /// <inheritdoc/>
    public override int GetHashCode() => Sentence.Length;
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
