using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Explanations;

/// <summary>Why a run fails, as far as other runs of its program tell.</summary>
public sealed record Explanation
{
    /// <summary>The step that makes failing likelier than any other step does; null when failing is as likely before the first step as after the last.</summary>
    public DecisiveStep? Decisive { get; init; }

    /// <summary>Two steps of the run, the other order of which does not fail; null when no such pair was found.</summary>
    public RacingPair? Race { get; init; }

    /// <summary>The passing run that is most like the failing one; null when none was found.</summary>
    public Recording? NearestPassing { get; init; }

    /// <summary>The processes that wait for ever, where that is the failure; else empty.</summary>
    public IReadOnlyList<StuckProcess> Stuck { get; init; } = [];
}
