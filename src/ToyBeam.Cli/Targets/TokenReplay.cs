using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Cli.Targets;

/// <summary>Replays a token under the claims that it was made for.</summary>
/// <remarks>
/// A token of a tree does not say whether its program was generated, of which only the machine's laws are claimed. So those are tried
/// first: a run that breaks them is a finding wherever it came from, and a run that was cut short by another claim is none under them.
/// </remarks>
internal static class TokenReplay
{
    /// <summary>The replay that meets the same failure, with the claims that it breaks; without one, that under all claims of the target.</summary>
    public static (ReplayResult Result, Func<IReadOnlyList<IInvariant>> Claims) Run(Token token, Target target)
    {
        var program = target.Program(0, token.Options);
        if (token.Target is TreeTarget)
        {
            var result = Replayer.Run(token, program, StandardInvariants.ForGenerated());
            if (result.Answer == ReplayAnswer.Same)
            {
                return (result, StandardInvariants.ForGenerated);
            }
        }
        return (Replayer.Run(token, program, target.Invariants()), target.Invariants);
    }
}
