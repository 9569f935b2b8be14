using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Traces;

/// <summary>How a traced run ended.</summary>
/// <param name="Kind">In one word.</param>
/// <param name="Step">The step after which the claim broke; null when none did.</param>
/// <param name="Sentence">What broke, for people; null when nothing did.</param>
public sealed record TraceEnd(VerdictKind Kind, int? Step, string? Sentence)
{
    /// <summary>Whether a claim broke.</summary>
    public bool Failed => Fails(Kind);

    internal static bool Fails(VerdictKind kind) => kind is VerdictKind.Violated or VerdictKind.Stuck or VerdictKind.UnexpectedExit;
}
