using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Makes a failing (program, schedule) pair smaller: the smallest program for which some schedule fails the same way, then its simplest schedule.</summary>
/// <remarks>
/// The schedule is evidence, not part of the program's identity: a smaller program is accepted when any schedule that is tried fails with the
/// same signature. A failure of which the program also has a passing schedule, a race, is shrunk only to programs that have one too;
/// otherwise every race would shrink to a receive that nobody answers. Several candidates may be judged at once: the first that is accepted counts, in their order, so the result
/// is the same with any number of jobs. Source of the structure: C. Scott et al., "Minimizing faulty executions of distributed systems", NSDI 2016.
/// </remarks>
internal sealed class Shrinker
{
    private const int PilotRuns = 64;
    private const int MostSamples = 500;

    private readonly SoughtFailure _sought;
    private readonly ShrinkBudget _budget;
    private readonly Workers _workers;
    private readonly Trial[] _trials;
    private readonly WitnessSearch[] _witnesses;
    private readonly ScheduleShrinker _schedules;
    private readonly List<SlippedFailure> _slipped = [];
    private TestedProgram _program;
    private int _undecided;
    private int _rejected;

    /// <summary>A shrinker of one failure.</summary>
    /// <param name="program">The program.</param>
    /// <param name="sought">Its failure.</param>
    /// <param name="invariants">Makes what is checked, for each job anew.</param>
    /// <param name="budget">What it may take.</param>
    /// <param name="workers">Who judges candidates.</param>
    public Shrinker(TestedProgram program, SoughtFailure sought, Func<IReadOnlyList<IInvariant>> invariants, ShrinkBudget budget, Workers workers)
    {
        _program = program;
        _sought = sought;
        _budget = budget;
        _workers = workers;
        _trials = [.. Enumerable.Range(0, workers.Count).Select(_ => new Trial(new Laboratory(program.Options, invariants()), sought))];
        _witnesses = [.. _trials.Select(trial => new WitnessSearch(trial))];
        _schedules = new ScheduleShrinker(_trials[0], budget);
    }

    /// <summary>Told of each smaller failing run that was accepted, with its program.</summary>
    public Action<TestedProgram, Recording>? Accepted { get; init; }

    /// <summary>Shrinks.</summary>
    /// <param name="schedule">A schedule that fails as sought.</param>
    public Shrunk Shrink(Schedule schedule)
    {
        if (!_trials[0].Fails(_program, schedule))
        {
            throw new ReplayDivergedException(0, $"the failure {_sought.Signature}", "another end; the program is not deterministic");
        }
        _schedules.Start(_program, _trials[0].Swap(new Recording()));
        _schedules.ShrinkQuickly();
        Schedule last;
        do
        {
            ShrinkProgram();
            last = _schedules.Best.Schedule;
            _schedules.ShrinkFully();
        }
        while (!_schedules.Best.Schedule.Equals(last) && _program.Tree is not null && !_budget.IsSpent);
        Keep(_trials[0].TakeSlipped());
        var cut = _budget.IsSpent;
        var proof = new ShrinkProof
        {
            Schedule = _schedules.ProvedMinimal,
            Program = _program.Tree is not null && !cut && _undecided == 0,
            Candidates = _rejected,
            Undecided = _undecided,
            Cut = cut,
        };
        return new Shrunk(_program, _schedules.Best, proof, _budget.Used, _slipped);
    }

    /// <summary>Takes smaller programs until none of those that are near fails as sought. Goes on where the last one was found, for what came before it will hardly do better now.</summary>
    private void ShrinkProgram()
    {
        if (_program.Tree is null)
        {
            return;
        }
        for (int? from = 0; from is { } start && !_budget.IsSpent;)
        {
            var samples = default(int?);
            _undecided = _rejected = 0;
            from = FirstAccepted(Candidates(), start, () => samples ??= SamplesNeeded());
        }
    }

    private ProgramTree[] Candidates() => [.. TreeShrinker.Shrink(_program.Tree!).Distinct()];

    private int? FirstAccepted(ProgramTree[] candidates, int from, Func<int> samples)
    {
        var judged = new Judgement[_trials.Length];
        for (var tried = 0; tried < candidates.Length; tried += _trials.Length)
        {
            var count = Math.Min(_trials.Length, candidates.Length - tried);
            var needed = samples();
            _workers.Each(count, job => judged[job] = Judge(job, candidates[(from + tried + job) % candidates.Length], needed));
            for (var job = 0; job < count; job++)
            {
                if (_budget.IsSpent)
                {
                    return null;
                }
                _budget.Spend(judged[job].Runs, _schedules.Best.Steps);
                Keep(judged[job].Slipped);
                if (judged[job].Answer == WitnessAnswer.Found)
                {
                    Accept(judged[job].Program, _trials[job].Swap(new Recording()));
                    return (from + tried + job) % candidates.Length;
                }
                _rejected++;
                _undecided += judged[job].Answer == WitnessAnswer.NotFound ? 1 : 0;
            }
        }
        return null;
    }

    private Judgement Judge(int job, ProgramTree tree, int samples)
    {
        var laboratory = _trials[job].Laboratory;
        var runs = laboratory.Runs;
        var program = new TestedProgram(tree, _program.Options);
        var old = StaticPaths.Moved(_schedules.Best.Schedule, _program.Tree!, tree);
        var answer = _witnesses[job].Find(program, old, samples);
        return new Judgement(program, answer, laboratory.Runs - runs, _trials[job].TakeSlipped());
    }

    private void Accept(TestedProgram program, Recording failing)
    {
        _program = program;
        _trials[0].Laboratory.Forget();
        _schedules.Start(program, failing);
        Accepted?.Invoke(program, failing);
        _schedules.ShrinkQuickly();
    }

    /// <summary>So many samples miss a failure that is as frequent as in the current program in one case out of twenty.</summary>
    private int SamplesNeeded()
    {
        var (sampler, failing) = (_sought.Sampler(), 0);
        for (var i = 0; i < PilotRuns; i++)
        {
            failing += _trials[0].Fails(_program, sampler, 0, i) ? 1 : 0;
        }
        _budget.Spend(PilotRuns, _schedules.Best.Steps);
        return Math.Min(MostSamples, 3 * PilotRuns / Math.Max(1, failing) + 1);
    }

    private void Keep(IReadOnlyList<SlippedFailure> slipped) =>
        _slipped.AddRange(slipped.Where(other => !_slipped.Exists(known => known.Failure.Key == other.Failure.Key)));

    private readonly record struct Judgement(TestedProgram Program, WitnessAnswer Answer, int Runs, IReadOnlyList<SlippedFailure> Slipped);
}
