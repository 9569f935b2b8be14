using ToyBeam.Sim.Tokens;

namespace ToyBeam.Sim.Exploration;

/// <summary>What a test framework says to the explorations inside one test case: the case's seed, or the token to replay instead of exploring.</summary>
/// <remarks>Flows with the test's own (asynchronous) control flow and with nothing else; set by <c>[BeamProperty]</c>.</remarks>
/// <param name="Seed">From which explorations draw that do not say their own.</param>
/// <param name="Replay">The case to run again; explorations of other programs are not concerned.</param>
public sealed record ExplorationContext(ulong Seed, Token? Replay)
{
    private static readonly AsyncLocal<ExplorationContext?> Ambient = new();

    /// <summary>What holds here; null outside of such a test.</summary>
    public static ExplorationContext? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }
}
