using System.Diagnostics;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Trees;
using ToyBeam.Xunit.Bodies;
using ToyBeam.Xunit.Cases;

namespace ToyBeam.Xunit.Failures;

/// <summary>Makes a failing case small, and sees to it that the token which is printed brings the failure back.</summary>
internal sealed class Investigation(BeamProperty property, PropertyBody body)
{
    /// <summary>The input that a token with a tree stands for.</summary>
    public static CaseInput TreeInput(ProgramTree tree, Token token, int size) =>
        new([tree], new ExplorationContext(SplitMix64.Mix(Hashing.Of(token.ToString())), token), size);

    /// <summary>What came of a failing case.</summary>
    /// <param name="input">The case.</param>
    /// <param name="outcome">How it failed.</param>
    /// <param name="token">What addresses the case.</param>
    public async Task<InvestigatedFailure> Of(CaseInput input, CaseOutcome outcome, Token token)
    {
        if (token.Target is TreeTarget)
        {
            return new InvestigatedFailure(input, outcome, token, ShrinkCount.None, Repeatable: true);
        }
        if (property.TakesTree && await ShrunkByExploration(input, outcome) is { } found)
        {
            return found;
        }
        var again = await body.Call(input, new Tally());
        return again.Identity == outcome.Identity
            ? await Shrink(input, outcome, token)
            : new InvestigatedFailure(input, outcome, token, ShrinkCount.None, Repeatable: false);
    }

    /// <summary>An exploration of the very argument has shrunk program and schedule together, but knows nothing of the rest of the body (a precondition, say): its token is good if the body fails with it.</summary>
    private async Task<InvestigatedFailure?> ShrunkByExploration(CaseInput input, CaseOutcome outcome)
    {
        if (outcome.Failure is not FindingException { Finding: { Program.Tree: { } tree, Original.Tree: { } original } finding } || !original.Equals(input.Arguments[0]))
        {
            return null;
        }
        var shrunk = TreeInput(tree, finding.Token, property.Settings.EndSize);
        var replayed = await body.Call(shrunk, new Tally());
        return replayed.Identity == outcome.Identity ? new InvestigatedFailure(shrunk, outcome, finding.Token, ShrinkCount.None, Repeatable: true) : null;
    }

    /// <summary>Takes the first smaller input that fails in the same way, and starts again from it.</summary>
    private async Task<InvestigatedFailure> Shrink(CaseInput input, CaseOutcome outcome, Token token)
    {
        var clock = Stopwatch.StartNew();
        var count = ShrinkCount.None;
        for (var smaller = true; smaller;)
        {
            smaller = false;
            foreach (var candidate in property.Shrink(input))
            {
                if (count.Runs == property.Settings.ShrinkRuns || Late(clock))
                {
                    return new InvestigatedFailure(input, outcome, token, count with { Cut = true }, Repeatable: true);
                }
                count = count with { Runs = count.Runs + 1 };
                var tried = await body.Call(candidate, new Tally());
                if (tried.Identity == outcome.Identity)
                {
                    (input, outcome, smaller) = (candidate, tried, true);
                    count = count with { Steps = count.Steps + 1 };
                    break;
                }
            }
        }
        return new InvestigatedFailure(input, outcome, token, count, Repeatable: true);
    }

    private bool Late(Stopwatch clock) => property.Settings.Deadline > 0 && clock.Elapsed.TotalSeconds >= property.Settings.Deadline;
}
