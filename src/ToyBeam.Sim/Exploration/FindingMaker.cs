using ToyBeam.Core;
using ToyBeam.Sim.Explanations;
using ToyBeam.Sim.Invariants;
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
    private readonly Queue<SlippedFailure> _slipped = [];
    private readonly IStrategy _strategy = options.Strategy.Create();

    /// <summary>The finding to which a schedule leads; null when every claim holds.</summary>
    public static Finding? OfSchedule(TestedProgram program, Schedule schedule, IReadOnlyList<IInvariant> invariants)
    {
        var laboratory = new Laboratory(program.Options, invariants);
        var recording = new Recording();
        var replay = Replay.Strict(schedule);
        var verdict = laboratory.Run(program, replay, 0, 0, recording, static _ => true);
        replay.EndStrictly(recording.Steps);
        return verdict.Failed ? OfRecording(program, recording, laboratory.SignatureOf(program, verdict)) : null;
    }

    /// <summary>The finding that a replayed token met again: nothing of it is shrunk anew.</summary>
    public static Finding OfReplay(TestedProgram program, ReplayResult result, Token token) => OfRecording(program, result.Recording!, result.Signature!, token as SeedToken);

    /// <summary>The finding that a recorded run is.</summary>
    public static Finding OfRecording(TestedProgram program, Recording recording, string signature, SeedToken? seed = null)
    {
        return new Finding
        {
            Signature = signature,
            Seed = seed?.Seed,
            Run = seed?.Run ?? 0,
            Strategy = seed?.Strategy ?? "replay",
            Program = program,
            Original = program,
            Recording = recording,
            OriginalDeviations = recording.Schedule.Deviations.Length,
            Shrunk = false,
            Proof = ShrinkProof.None,
            ShrinkRuns = 0,
            Token = Tokenizer.ScheduleTokenOf(program, recording, signature),
            SeedToken = seed,
        };
    }

    /// <summary>Gives away the next failure that was met beside one that was shrunk, if it is worth a finding; null for none.</summary>
    public SlippedFailure? TakeSlipped() => _slipped.TryDequeue(out var slipped) ? slipped : null;

    public Finding Make(TestedProgram program, Verdict failure, string signature, RunOrigin origin)
    {
        var met = new Recording();
        var verdict = _laboratory.Run(program, origin.Picker(_strategy), origin.Seed ?? 0, origin.Index, met, other => other.Key == failure.Key);
        if (verdict.Key != failure.Key)
        {
            throw new ReplayDivergedException(met.Steps, $"the failure {signature}", $"{verdict.Violation?.Sentence ?? "no failure"} when the run was repeated");
        }
        var finding = OfRecording(program, met, signature) with
        {
            Seed = origin.Seed,
            Run = origin.Index,
            Strategy = origin.Strategy,
            SeedToken = origin.Seed is { } seed ? Tokenizer.SeedTokenOf(program, options.Strategy.Sampler, seed, origin.Index) : null,
        };
        if (options.ShrinkRuns == 0)
        {
            return finding;
        }
        var sought = SoughtFailure.Of(_laboratory, program, verdict);
        return Smaller(finding, Shrink(program, sought, met.Schedule), sought, options.Invariants);
    }

    /// <summary>A finding as it is left when it was shrunk: with why what is left of it fails, and the token of that.</summary>
    public static Finding Smaller(Finding finding, Shrunk shrunk, SoughtFailure sought, Func<IReadOnlyList<IInvariant>> invariants) => finding with
    {
        Program = shrunk.Program,
        Recording = shrunk.Recording,
        Shrunk = true,
        Proof = shrunk.Proof,
        ShrinkRuns = shrunk.Runs,
        Explanation = new Explainer(shrunk.Program, shrunk.Recording, sought, invariants()).Explain(),
        Token = Tokenizer.ScheduleTokenOf(shrunk.Program, shrunk.Recording, finding.Signature),
    };

    private Shrunk Shrink(TestedProgram program, SoughtFailure sought, Schedule schedule)
    {
        var shrunk = new Shrinker(program, sought, options.Invariants, new ShrinkBudget(options.ShrinkRuns), options.ShrinkWorkers).Shrink(schedule);
        foreach (var slipped in shrunk.Slipped)
        {
            if (slipped.Program == program || StandardInvariants.IsMachineLaw(slipped.Failure.Invariant!))
            {
                _slipped.Enqueue(slipped);
            }
        }
        return shrunk;
    }
}
