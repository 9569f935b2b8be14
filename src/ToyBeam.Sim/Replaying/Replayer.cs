using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Sim.Replaying;

/// <summary>Runs one recorded case again: a schedule token strictly, a seed token as the search did.</summary>
public static class Replayer
{
    private const int OtherSchedules = 200;

    /// <summary>Replays a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="program">The program that the token's target names, under the token's options.</param>
    /// <param name="invariants">What is checked.</param>
    public static ReplayResult Run(Token token, TestedProgram program, IReadOnlyList<IInvariant> invariants)
    {
        var laboratory = new Laboratory(program.Options, invariants);
        return token switch
        {
            ScheduleToken schedule => Run(schedule, program, laboratory),
            SeedToken seed => Run(seed, program, laboratory),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ReplayResult Run(ScheduleToken token, TestedProgram program, Laboratory laboratory)
    {
        if (Tokenizer.FingerprintOf(program) != token.Fingerprint)
        {
            return Tolerantly(token, program, laboratory);
        }
        var recording = new Recording();
        var replay = Replay.Strict(token.Schedule);
        try
        {
            laboratory.Run(program, replay, 0, 0, recording, failure => MayBeOf(token, failure));
            replay.EndStrictly(recording.Steps);
        }
        catch (ReplayDivergedException diverged)
        {
            return new ReplayResult(ReplayAnswer.Diverged, diverged.Message, null, null, diverged.Step);
        }
        var same = IsOf(token, recording.Verdict, program, laboratory);
        if (same && (ushort)recording.FinalState != token.FinalState)
        {
            var diverged = new ReplayDivergedException(recording.Steps, "the recorded final state", "another one");
            return new ReplayResult(ReplayAnswer.Diverged, diverged.Message, null, recording, diverged.Step);
        }
        return Judge(program, laboratory, recording, same);
    }

    /// <summary>Whether a failure may be the one that the token was made for: what makes stuck processes the same bug is told by other runs of the program.</summary>
    private static bool MayBeOf(ScheduleToken token, Verdict failure) => failure.Kind == VerdictKind.Stuck || Tokenizer.SignatureHash(failure.Key) == token.Failure;

    private static bool IsOf(ScheduleToken token, Verdict failure, TestedProgram program, Laboratory laboratory) =>
        failure.Failed && Tokenizer.SignatureHash(laboratory.SignatureOf(program, failure)) == token.Failure;

    /// <summary>The program is not the one that was recorded: follow the schedule as far as it fits; where it meets another end, look for another schedule that fails so; and say all that.</summary>
    private static ReplayResult Tolerantly(ScheduleToken token, TestedProgram program, Laboratory laboratory)
    {
        var recording = new Recording();
        laboratory.Run(program, Replay.Tolerant(token.Schedule), 0, 0, recording, failure => MayBeOf(token, failure));
        var same = IsOf(token, recording.Verdict, program, laboratory);
        var result = Judge(program, laboratory, recording, same);
        var followed = recording.Schedule.Deviations.Count(deviation => token.Schedule.Deviations.Contains(deviation));
        var sentence = $"the program has changed since the recording; followed {followed} of {token.Schedule.Deviations.Length} deviations: {result.Sentence}";
        if (!same)
        {
            sentence += FailsUnderAnother(token, program, laboratory)
                ? "; under another schedule it still fails in the same way"
                : $"; no schedule of {OtherSchedules} others fails in the same way";
        }
        return result with { Answer = ReplayAnswer.Diverged, Sentence = sentence, Step = result.Step ?? recording.Steps };
    }

    private static bool FailsUnderAnother(ScheduleToken token, TestedProgram program, Laboratory laboratory)
    {
        var portfolio = new Portfolio();
        for (var i = 0; i < OtherSchedules; i++)
        {
            var verdict = laboratory.Run(program, portfolio, 0, i, sought: failure => MayBeOf(token, failure));
            if (IsOf(token, verdict, program, laboratory))
            {
                return true;
            }
        }
        return false;
    }

    private static ReplayResult Run(SeedToken token, TestedProgram program, Laboratory laboratory)
    {
        if (token.Generator != SeedToken.CurrentGenerator)
        {
            return new ReplayResult(
                ReplayAnswer.Diverged,
                $"the seed token is of generator version {token.Generator} and this is version {SeedToken.CurrentGenerator}: the seed gives another run now; use the schedule token",
                null,
                null,
                0);
        }
        var recording = new Recording();
        laboratory.Run(program, StrategySpec.Parse(token.Strategy).Create(), token.Seed, token.Run, recording);
        return Judge(program, laboratory, recording, same: true);
    }

    internal static ReplayResult Judge(TestedProgram program, Laboratory laboratory, Recording recording, bool same)
    {
        var verdict = recording.Verdict;
        if (!verdict.Failed)
        {
            return recording.Steps == 0
                ? new ReplayResult(ReplayAnswer.Nothing, "nothing ran", null, recording, null)
                : new ReplayResult(ReplayAnswer.None, "no failure: every claim held", null, recording, null);
        }
        var sentence = $"{(same ? "same failure" : "another failure")}: {verdict.Invariant}: {verdict.Violation!.Sentence}";
        return new ReplayResult(same ? ReplayAnswer.Same : ReplayAnswer.Other, sentence, laboratory.SignatureOf(program, verdict), recording, verdict.Step);
    }
}
