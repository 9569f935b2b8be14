using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Exploration;

/// <summary>Runs many schedules, lean; a failing run is run again with everything recorded, shrunk, and kept as a finding.</summary>
/// <remarks>Under <see cref="StrategySpec.Auto"/> some of the schedules are those of a search that leaves nothing out; what it has come to the end of is proved, and no more is run.</remarks>
public sealed class Explorer
{
    /// <summary>What runs of the search by traces are called.</summary>
    internal const string SearchName = "traces";

    /// <summary>What runs are called that were made while another failure was shrunk.</summary>
    internal const string ShrinkerName = "shrinking";

    private readonly ExplorationOptions _options;
    private readonly Laboratory _laboratory;
    private readonly IStrategy _sampler;
    private readonly FindingMaker _findings;
    private readonly Systematic? _systematic;
    private bool _allProved = true;

    /// <summary>An explorer.</summary>
    /// <param name="machine">How all programs run.</param>
    /// <param name="options">What to do.</param>
    public Explorer(MachineOptions machine, ExplorationOptions options)
    {
        _options = options;
        _laboratory = new Laboratory(machine, options.Invariants());
        _sampler = options.Strategy.Create();
        _findings = new FindingMaker(machine, options);
        var room = options.OneProgram || options.SchedulesPerSeed >= Systematic.LeastPerProgram;
        _systematic = options.Strategy.IsAuto && room && !machine.Timing.IsVirtual ? new Systematic(machine, options.Invariants) : null;
    }

    /// <summary>Where the exploration stands; filled while <see cref="Run"/> runs.</summary>
    public ExplorationResult Result { get; } = new();

    /// <summary>Takes in a finding of an earlier exploration, so that its kind counts as found and is not met anew.</summary>
    public void Remember(Finding finding)
    {
        if (!Result.Knows(finding.Signature))
        {
            Result.Add(finding);
        }
    }

    /// <summary>Explores.</summary>
    /// <param name="programOf">The program for a seed; for a scenario always the same.</param>
    /// <param name="goOn">Asked before every seed but the first; false stops there. Null to finish.</param>
    public ExplorationResult Run(Func<ulong, TestedProgram> programOf, Func<bool>? goOn = null)
    {
        TestedProgram? program = null;
        for (var i = 0L; i < _options.Seeds; i++)
        {
            if (i > 0 && goOn is not null && !goOn())
            {
                return Result;
            }
            var seed = _options.FirstSeed + (ulong)i;
            program = _options.OneProgram && program is not null ? program : programOf(seed);
            RunSeed(program, seed, i);
            Result.Seeds++;
            if (IsEnough)
            {
                return Result;
            }
            if (Result.Complete)
            {
                break;
            }
        }
        Result.Complete |= !_options.OneProgram && _systematic is not null && _allProved && Result.Schedules > 0;
        Result.Seeds = Result.Complete ? _options.Seeds : Result.Seeds;
        Result.Finished = true;
        return Result;
    }

    private bool IsEnough => _options.StopAfter > 0 && Result.Findings.Count >= _options.StopAfter;

    private void RunSeed(TestedProgram program, ulong seed, long number)
    {
        _systematic?.Begin(program);
        for (var run = 0; run < _options.SchedulesPerSeed && !Result.Complete; run++)
        {
            var left = _options.SchedulesPerSeed - run + (_options.OneProgram ? (_options.Seeds - number - 1) * _options.SchedulesPerSeed : 0);
            if (_systematic is null || !_systematic.TakesNext(left) || !RunNextTrace(program, _systematic))
            {
                Sample(program, seed, run);
            }
        }
        _allProved &= _systematic is { IsOver: true } && Result.Unproved.Count == 0;
    }

    private void Sample(TestedProgram program, ulong seed, int run)
    {
        var verdict = _laboratory.Run(program, _sampler, seed, run);
        var name = _sampler is Portfolio portfolio ? portfolio.ArmOf(seed, run).Name : _options.Strategy.Text;
        Result.Add(Result.ArmOf(name, isSampler: true), _laboratory.Machine, verdict.Failed);
        if (verdict.Failed)
        {
            Keep(program, _laboratory.Failures, new RunOrigin(_options.Strategy.Sampler.Text, seed, run, Way: null));
        }
    }

    private bool RunNextTrace(TestedProgram program, Systematic systematic)
    {
        var search = systematic.Search;
        if (!search.Next())
        {
            return false;
        }
        Result.Add(Result.ArmOf(SearchName, isSampler: false), search.Machine, search.Failures.Count > 0);
        if (search.Failures.Count > 0)
        {
            Keep(program, search.Failures, new RunOrigin(SearchName, Seed: null, search.Runs - 1, new TakenPath([.. search.Taken])));
        }
        systematic.Plan();
        Result.EstimatedTraces = _options.OneProgram ? search.Estimate : null;
        if (systematic.IsOver)
        {
            Conclude(program, systematic);
        }
        return true;
    }

    /// <summary>Every trace was run: what does that prove?</summary>
    private void Conclude(TestedProgram program, Systematic systematic)
    {
        var unproved = systematic.ProveRest(out var breaking);
        foreach (var choices in breaking)
        {
            var verdict = _laboratory.Run(program, new TakenPath(choices), 0, 0);
            Result.Add(Result.ArmOf(SearchName, isSampler: false), _laboratory.Machine, verdict.Failed);
            Keep(program, _laboratory.Failures, new RunOrigin(SearchName, Seed: null, systematic.Search.Runs, new TakenPath(choices)));
        }
        Result.Unproved = [.. Result.Unproved.Union(unproved)];
        Result.Complete = _options.OneProgram && unproved.Count == 0;
    }

    private void Keep(TestedProgram program, IReadOnlyList<Verdict> failures, RunOrigin origin)
    {
        foreach (var failure in failures.ToArray())
        {
            var signature = _laboratory.SignatureOf(program, failure);
            if (!Result.Knows(signature))
            {
                Result.Add(_findings.Make(program, failure, signature, origin));
                KeepSlipped();
            }
        }
    }

    /// <summary>What else was met while a finding was shrunk is a finding of its own, unless it is about a program that is not the user's any more; a law of the machine holds for every program.</summary>
    private void KeepSlipped()
    {
        while (_findings.TakeSlipped() is { } slipped)
        {
            var signature = _laboratory.SignatureOf(slipped.Program, slipped.Failure);
            if (!Result.Knows(signature) && !IsEnough)
            {
                Result.Add(_findings.Make(slipped.Program, slipped.Failure, signature, new RunOrigin(ShrinkerName, Seed: null, 0, Replay.Tolerant(slipped.Schedule))));
            }
        }
    }
}
