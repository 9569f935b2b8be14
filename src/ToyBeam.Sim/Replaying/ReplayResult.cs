using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Replaying;

/// <summary>What replaying a token came to.</summary>
/// <param name="Answer">The answer in one word.</param>
/// <param name="Sentence">The answer in a sentence.</param>
/// <param name="Signature">The signature of the failure that was met; null when none was.</param>
/// <param name="Recording">The run; null when it diverged.</param>
/// <param name="Step">Where it diverged, or where the claim broke; null when neither happened.</param>
public sealed record ReplayResult(ReplayAnswer Answer, string Sentence, string? Signature, Recording? Recording, int? Step);

/// <summary>The answers of a replay.</summary>
public enum ReplayAnswer
{
    /// <summary>The same failure.</summary>
    Same,

    /// <summary>Another failure.</summary>
    Other,

    /// <summary>No failure.</summary>
    None,

    /// <summary>The run is not the one that was recorded.</summary>
    Diverged,

    /// <summary>No step was taken.</summary>
    Nothing,
}
