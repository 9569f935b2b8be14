using ToyBeam.Sim.Invariants;

namespace ToyBeam.Sim.Running;

/// <summary>How one run ended. A program that fails is a verdict, never an exception.</summary>
public sealed record Verdict
{
    /// <summary>Quiescent, and every claim held.</summary>
    public static readonly Verdict Passed = new() { Kind = VerdictKind.Passed };

    /// <summary>Cut at the step limit: nothing is known about what would have come.</summary>
    public static readonly Verdict StepLimit = new() { Kind = VerdictKind.StepLimit };

    private Verdict()
    {
    }

    /// <summary>A failure.</summary>
    internal Verdict(string invariant, Violation violation, int step)
    {
        Kind = violation.Kind switch
        {
            FailureKind.Stuck => VerdictKind.Stuck,
            FailureKind.UnexpectedExit => VerdictKind.UnexpectedExit,
            _ => VerdictKind.Violated,
        };
        Invariant = invariant;
        Violation = violation;
        Step = step;
    }

    /// <summary>What kind of end.</summary>
    public VerdictKind Kind { get; private init; }

    /// <summary>The name of the claim that broke; null when none did.</summary>
    public string? Invariant { get; }

    /// <summary>What broke it; null when nothing did.</summary>
    public Violation? Violation { get; }

    /// <summary>The step after which it was seen, from 1; 0 for the start of the program.</summary>
    public int Step { get; }

    /// <summary>What broke, as a key: equal for two runs that broke the same claim in the same way; empty when none did.</summary>
    public string Key => this switch
    {
        { Violation: null } => "",
        { Kind: VerdictKind.Stuck } => $"stuck:{Violation.Detail}",
        { Kind: VerdictKind.UnexpectedExit } => $"exit:{Violation.Detail}",
        { Violation.Detail: "" } => Invariant!,
        _ => $"{Invariant}:{Violation.Detail}",
    };

    /// <summary>Whether a claim broke.</summary>
    public bool Failed => Violation is not null;
}

/// <summary>The ways in which a run ends.</summary>
public enum VerdictKind
{
    /// <summary>Every claim held to the end.</summary>
    Passed,

    /// <summary>An invariant broke.</summary>
    Violated,

    /// <summary>At quiescence a process that is no server is blocked.</summary>
    Stuck,

    /// <summary>A process ended otherwise than it should.</summary>
    UnexpectedExit,

    /// <summary>The run was cut at its step limit.</summary>
    StepLimit,
}
