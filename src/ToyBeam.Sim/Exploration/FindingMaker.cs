using ToyBeam.Core;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Shrinking;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Sim.Exploration;

/// <summary>Makes a finding of a failing run: runs it again with everything recorded, shrinks it, and writes its tokens.</summary>
internal sealed class FindingMaker(MachineOptions machine, ExplorationOptions options)
{
    private readonly Laboratory _laboratory = new(machine, options.Invariants());
    private readonly IStrategy _strategy = options.Strategy.Create();

    /// <summary>The finding that a replayed token met again: nothing of it is shrunk anew.</summary>
    public static Finding OfReplay(TestedProgram program, ReplayResult result, Token token)
    {
        var recording = result.Recording!;
        var seed = token as SeedToken;
        return new Finding
        {
            Signature = result.Signature!,
            Seed = seed?.Seed,
            Run = seed?.Run ?? 0,
            Strategy = seed?.Strategy ?? "replay",
            Program = program,
            Original = program,
            Recording = recording,
            OriginalDeviations = recording.Schedule.Deviations.Length,
            Shrunk = false,
            ProvedMinimal = false,
            ShrinkRuns = 0,
            Token = Tokenizer.ScheduleTokenOf(program, recording, result.Signature!),
            SeedToken = seed,
        };
    }

    public Finding Make(TestedProgram program, string key, string signature, RunOrigin origin)
    {
        var met = new Recording();
        var verdict = _laboratory.Run(program, origin.Picker(_strategy), origin.Seed ?? 0, origin.Index, met, failure => failure.Key == key);
        if (verdict.Key != key)
        {
            throw new ReplayDivergedException(met.Steps, $"the failure {signature}", $"{verdict.Violation?.Sentence ?? "no failure"} when the run was repeated");
        }
        var shrunk = options.ShrinkRuns > 0
            ? new Shrinker(_laboratory, program, verdict, signature, options.ShrinkRuns).Shrink(program, met.Schedule)
            : new Shrunk(program, met, ProvedMinimal: false, Runs: 0);
        return new Finding
        {
            Signature = signature,
            Seed = origin.Seed,
            Run = origin.Index,
            Strategy = origin.Strategy,
            Program = shrunk.Program,
            Original = program,
            Recording = shrunk.Recording,
            OriginalDeviations = met.Schedule.Deviations.Length,
            Shrunk = options.ShrinkRuns > 0,
            ProvedMinimal = shrunk.ProvedMinimal,
            ShrinkRuns = shrunk.Runs,
            Token = Tokenizer.ScheduleTokenOf(shrunk.Program, shrunk.Recording, signature),
            SeedToken = origin.Seed is { } seed ? Tokenizer.SeedTokenOf(program, options.Strategy.Sampler, seed, origin.Index) : null,
        };
    }
}
