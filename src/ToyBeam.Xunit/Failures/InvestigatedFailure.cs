using ToyBeam.Sim.Tokens;
using ToyBeam.Xunit.Cases;

namespace ToyBeam.Xunit.Failures;

/// <summary>A failing case, as small as it got.</summary>
/// <param name="Input">The case.</param>
/// <param name="Outcome">How it fails.</param>
/// <param name="Token">What brings it back.</param>
/// <param name="Count">What shrinking its arguments took.</param>
/// <param name="Repeatable">Whether it failed in the same way when it was run once more.</param>
internal sealed record InvestigatedFailure(CaseInput Input, CaseOutcome Outcome, Token Token, ShrinkCount Count, bool Repeatable);

/// <summary>What shrinking took.</summary>
/// <param name="Runs">Calls of the body.</param>
/// <param name="Steps">Those that gave a smaller failing case.</param>
/// <param name="Cut">Whether there was more to try.</param>
internal sealed record ShrinkCount(int Runs, int Steps, bool Cut)
{
    public static ShrinkCount None { get; } = new(0, 0, false);
}
