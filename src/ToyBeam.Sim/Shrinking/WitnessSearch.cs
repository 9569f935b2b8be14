using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Looks for a schedule of a program that fails as sought; what costs least comes first.</summary>
/// <remarks>
/// Five ways: the old schedule as far as it fits; its neighbours; the default schedule and all that leave it once; all traces, if there are few, which decides; the portfolio of samplers.
/// The old schedule is evidence, not part of what is asked: whether there is one at all.
/// </remarks>
internal sealed class WitnessSearch(Trial trial)
{
    private const int SingleTries = 64;
    private const int FewTraces = 32;
    private const int MostTraces = 500;
    private const int LeastSamples = 32;

    private readonly IStrategy _sampler = trial.Sought.Sampler();
    private readonly TraceSearch? _traces = trial.Sought.IsOfMachine || trial.Laboratory.Options.Timing.IsVirtual ? null : new TraceSearch(trial.Laboratory.Options, trial.Laboratory.Invariants);
    private readonly bool _tracesDecide = trial.Laboratory.Invariants.Any(claim => claim.Name == trial.Sought.Invariant && claim.Scope == ClaimScope.Trace);

    /// <summary>Looks. Where it finds one, that is the trial's last run.</summary>
    /// <param name="program">The program.</param>
    /// <param name="old">A failing schedule of a larger program, with the paths that its processes have in this one.</param>
    /// <param name="samples">How many samples make it unlikely to miss one.</param>
    public WitnessAnswer Find(TestedProgram program, Schedule old, int samples)
    {
        if (trial.Fails(program, old))
        {
            return IfRace(program);
        }
        if (TryTraces(program, FewTraces) is { } few)
        {
            return few;
        }
        if (TryNeighbours(program, old) || TrySingles(program))
        {
            return IfRace(program);
        }
        return TryTraces(program, MostTraces) ?? (TrySamples(program, samples) ? IfRace(program) : WitnessAnswer.NotFound);
    }

    /// <summary>A race must stay one: a program that fails under all schedules is another story. Of stuck processes the signature says it.</summary>
    private WitnessAnswer IfRace(TestedProgram program)
    {
        if (!trial.Sought.IsRace || trial.Sought.Failure.Kind == VerdictKind.Stuck || trial.Laboratory.HasPassingSchedule(program, trial.Sought.Invariant))
        {
            return WitnessAnswer.Found;
        }
        _traces?.Begin(program);
        while (_traces is { Runs: < MostTraces } && _traces.Next())
        {
            trial.Laboratory.Charge(1);
            if (_traces.Machine.LimitReached)
            {
                return WitnessAnswer.NotFound;
            }
            if (!_traces.Failures.Any(failure => failure.Invariant == trial.Sought.Invariant))
            {
                return WitnessAnswer.Found;
            }
            _traces.Plan();
        }
        return _traces is { IsOver: true } && _tracesDecide ? WitnessAnswer.None : WitnessAnswer.NotFound;
    }

    private bool TryNeighbours(TestedProgram program, Schedule old)
    {
        for (var i = 0; i < old.Deviations.Length; i++)
        {
            if (trial.Fails(program, old.Without(i)) || TryMoved(program, old, i, -1) || TryMoved(program, old, i, 1))
            {
                return true;
            }
        }
        return false;
    }

    private bool TryMoved(TestedProgram program, Schedule old, int i, int by)
    {
        var (anchor, choice) = old.Deviations[i];
        return anchor.Steps + by >= 0 && anchor.Process.Length > 0
            && trial.Fails(program, new Schedule(old.Deviations.SetItem(i, new Deviation(anchor with { Steps = anchor.Steps + by }, choice))));
    }

    private bool TrySingles(TestedProgram program)
    {
        var points = new RunPoints(Schedule.Default);
        if (trial.Fails(program, points, 0, 0))
        {
            return true;
        }
        foreach (var single in points.Deviations.Take(SingleTries).ToArray())
        {
            if (trial.Fails(program, new Schedule([single])))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>All traces, while they are no more than that; null when they are.</summary>
    private WitnessAnswer? TryTraces(TestedProgram program, int most)
    {
        if (_traces is null)
        {
            return null;
        }
        if (most == FewTraces)
        {
            _traces.Begin(program);
        }
        else if (_traces.Estimate > (UInt128)most)
        {
            return null;
        }
        while (_traces.Runs < most && _traces.Next())
        {
            trial.Laboratory.Charge(1);
            if (_traces.Failures.Any(failure => trial.Sought.MayBe(failure)) && trial.Fails(program, new TakenPath([.. _traces.Taken]), 0, 0))
            {
                return IfRace(program);
            }
            if (_traces.Machine.LimitReached)
            {
                return null;
            }
            _traces.Plan();
        }
        return _traces.IsOver ? _tracesDecide ? WitnessAnswer.None : WitnessAnswer.NotFound : null;
    }

    private bool TrySamples(TestedProgram program, int samples)
    {
        for (var i = 0; i < Math.Max(samples, LeastSamples); i++)
        {
            if (trial.Fails(program, _sampler, SeedOf(program), i))
            {
                return true;
            }
        }
        return false;
    }

    private static ulong SeedOf(TestedProgram program) => Tokenizer.FingerprintOf(program);
}

/// <summary>Whether there is a failing schedule.</summary>
internal enum WitnessAnswer
{
    /// <summary>None, for all were tried.</summary>
    None,

    /// <summary>None was found among those tried.</summary>
    NotFound,

    /// <summary>There is one.</summary>
    Found,
}
