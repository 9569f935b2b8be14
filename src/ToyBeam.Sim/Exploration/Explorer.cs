using ToyBeam.Core;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Exploration;

/// <summary>Runs many schedules, lean; a failing run is run again with everything recorded, shrunk, and kept as a finding.</summary>
public sealed class Explorer
{
    private readonly ExplorationOptions _options;
    private readonly Laboratory _laboratory;
    private readonly IStrategy _strategy;
    private readonly FindingMaker _findings;

    /// <summary>An explorer.</summary>
    /// <param name="machine">How all programs run.</param>
    /// <param name="options">What to do.</param>
    public Explorer(MachineOptions machine, ExplorationOptions options)
    {
        _options = options;
        _laboratory = new Laboratory(machine, options.Invariants());
        _strategy = options.Strategy.Create();
        _findings = new FindingMaker(machine, options);
    }

    /// <summary>Where the exploration stands; filled while <see cref="Run"/> runs.</summary>
    public ExplorationResult Result { get; } = new();

    /// <summary>Explores.</summary>
    /// <param name="programOf">The program for a seed; for a scenario always the same.</param>
    /// <param name="goOn">Asked before every seed but the first; false stops there. Null to finish.</param>
    public ExplorationResult Run(Func<ulong, TestedProgram> programOf, Func<bool>? goOn = null)
    {
        for (var i = 0L; i < _options.Seeds; i++)
        {
            if (i > 0 && goOn is not null && !goOn())
            {
                return Result;
            }
            var seed = _options.FirstSeed + (ulong)i;
            RunSeed(programOf(seed), seed);
            Result.Seeds++;
            if (_options.StopAfter > 0 && Result.Findings.Count >= _options.StopAfter)
            {
                return Result;
            }
        }
        Result.Finished = true;
        return Result;
    }

    private void RunSeed(TestedProgram program, ulong seed)
    {
        for (var run = 0; run < _options.SchedulesPerSeed; run++)
        {
            var verdict = _laboratory.Run(program, _strategy, seed, run);
            Result.Schedules++;
            Result.Steps += _laboratory.Machine.Steps;
            Result.AddTrace(_laboratory.Machine.TraceHash);
            Result.CutSchedules += _laboratory.Machine.LimitReached ? 1 : 0;
            if (verdict.Failed)
            {
                Result.FailingSchedules++;
                Keep(program, seed, run);
            }
        }
    }

    private void Keep(TestedProgram program, ulong seed, int run)
    {
        foreach (var failure in _laboratory.Failures.ToArray())
        {
            var signature = _laboratory.SignatureOf(program, failure);
            if (!Result.Knows(signature))
            {
                Result.Add(_findings.Make(program, failure.Key, signature, seed, run));
            }
        }
    }
}
