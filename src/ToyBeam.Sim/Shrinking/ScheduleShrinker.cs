using System.Collections.Immutable;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Makes the schedule of a failing run simpler, the failure staying the same.</summary>
/// <remarks>
/// A candidate is a tolerant replay; what really ran is recorded, so every accepted candidate is a schedule that fits. Each pass takes what costs less (<see cref="ScheduleCost"/>), so
/// passes may be repeated until none helps. The result fails, is never worse, and loses its failure when any one deviation is taken away. Sources of the passes: A. Zeller,
/// R. Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE TSE 2002 (delta debugging); N. Jalbert, K. Sen, "A trace simplification technique for effective debugging of
/// concurrent programs", FSE 2010 (fewer switches by reordering independent steps).
/// </remarks>
internal sealed class ScheduleShrinker(Trial trial, ShrinkBudget budget)
{
    /// <summary>Runs that proving a schedule minimal may take.</summary>
    private const int ProofRuns = 20_000;

    private Recording _best = new();
    private TestedProgram _program = null!;

    /// <summary>The best failing run so far.</summary>
    public Recording Best => _best;

    /// <summary>Whether no schedule with fewer deviations than the best fails so: all of them have been run.</summary>
    public bool ProvedMinimal { get; private set; }

    /// <summary>Starts from a failing run of a program.</summary>
    public void Start(TestedProgram program, Recording failing)
    {
        _program = program;
        _best = failing;
        ProvedMinimal = failing.Schedule.Deviations.IsEmpty;
    }

    /// <summary>Makes the best simpler by what costs few runs: no deviation, one of them, fewer of them.</summary>
    public void ShrinkQuickly()
    {
        if (_best.Schedule.Deviations.IsEmpty || Improves(Schedule.Default))
        {
            ProvedMinimal = true;
            return;
        }
        foreach (var single in _best.Schedule.Deviations)
        {
            Improves(new Schedule([single]));
        }
        DeltaDebug();
        ProvedMinimal = _best.Schedule.Deviations.Length == 1;
    }

    /// <summary>Makes the best as simple as it gets: all passes until none helps, and the search that proves it.</summary>
    public void ShrinkFully()
    {
        var before = default(ScheduleCost?);
        while (!budget.IsSpent && (before is not { } last || ScheduleCost.Of(_best) < last))
        {
            before = ScheduleCost.Of(_best);
            ShrinkQuickly();
            Straighten();
            Lower();
            Merge();
            ExchangeRoles();
        }
        if (!budget.IsSpent)
        {
            Prove();
        }
    }

    private void DeltaDebug()
    {
        for (var parts = 2; ;)
        {
            var deviations = _best.Schedule.Deviations;
            if (deviations.Length < 2 || budget.IsSpent)
            {
                return;
            }
            parts = Math.Min(parts, deviations.Length);
            if (FailsWithoutOnePart(deviations, parts))
            {
                parts = Math.Max(parts - 1, 2);
            }
            else if (parts == deviations.Length)
            {
                return;
            }
            else
            {
                parts *= 2;
            }
        }
    }

    private bool FailsWithoutOnePart(ImmutableArray<Deviation> deviations, int parts)
    {
        for (var part = 0; part < parts && !budget.IsSpent; part++)
        {
            int from = deviations.Length * part / parts, to = deviations.Length * (part + 1) / parts;
            if (Improves(new Schedule(deviations.RemoveRange(from, to - from))))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The same trace with its steps in another order: as the default schedule has them wherever they are independent.</summary>
    private void Straighten()
    {
        if (_best.Schedule.Deviations.IsEmpty || trial.Sought.IsOfMachine || !StepOrder.IsToBeHad(_program, _best))
        {
            return;
        }
        var straight = new StraightOrder(StepOrder.Of(_program, _best));
        if (trial.Fails(_program, straight, 0, 0))
        {
            TakeIfBetter();
        }
    }

    /// <summary>Each deviation somewhere else, or another one in its place.</summary>
    private void Lower()
    {
        for (var i = 0; i < _best.Schedule.Deviations.Length; i++)
        {
            var deviations = _best.Schedule.Deviations;
            foreach (var other in Around(deviations.RemoveAt(i)))
            {
                if (budget.IsSpent)
                {
                    return;
                }
                Improves(new Schedule(deviations.SetItem(i, other)));
            }
        }
    }

    /// <summary>One deviation in place of two neighbours.</summary>
    private void Merge()
    {
        for (var i = 0; i + 1 < _best.Schedule.Deviations.Length; i++)
        {
            var others = _best.Schedule.Deviations.RemoveRange(i, 2);
            foreach (var one in Around(others))
            {
                if (budget.IsSpent)
                {
                    return;
                }
                if (Improves(new Schedule(others.Insert(i, one))))
                {
                    break;
                }
            }
        }
    }

    /// <summary>Two processes change places: where their programs are equal, the one with the lower path may do it, too.</summary>
    private void ExchangeRoles()
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _best.ProcessCount; i++)
        {
            paths.Add(_best.PathOf(i));
        }
        foreach (var one in paths)
        {
            foreach (var other in paths)
            {
                var schedule = _best.Schedule;
                if (budget.IsSpent)
                {
                    return;
                }
                if (string.CompareOrdinal(one, other) < 0 && new PathMap(one, other).Applied(schedule) is var exchanged && !exchanged.Equals(schedule))
                {
                    Improves(exchanged);
                }
            }
        }
    }

    /// <summary>All deviations on the way of a schedule.</summary>
    private Deviation[] Around(ImmutableArray<Deviation> deviations)
    {
        var points = new RunPoints(new Schedule(deviations));
        Spending(() => trial.Fails(_program, points, 0, 0));
        return [.. points.Deviations];
    }

    /// <summary>All schedules with fewer deviations, then those with as many, as far as the runs suffice.</summary>
    private void Prove()
    {
        var deviations = _best.Schedule.Deviations.Length;
        if (deviations == 0)
        {
            ProvedMinimal = true;
            return;
        }
        var search = new DeviationSearch(trial.Laboratory, trial.Sought.Invariant, trial.Sought.MayBe);
        Spending(() => search.Run(_program, deviations, ProofRuns, Fails));
        if (search.Found is { } found && ScheduleCost.Of(found) < ScheduleCost.Of(_best))
        {
            _best = found;
        }
        ProvedMinimal = search.Completed >= _best.Schedule.Deviations.Length - 1;
    }

    private bool Fails(Recording run) =>
        trial.Sought.MayBe(run.Verdict) && run.Verdict.Failed && trial.Laboratory.SignatureOf(_program, run.Verdict) == trial.Sought.Signature;

    private bool Improves(Schedule schedule)
    {
        var fails = false;
        Spending(() => fails = trial.Fails(_program, schedule));
        return fails && TakeIfBetter();
    }

    private bool TakeIfBetter()
    {
        if (ScheduleCost.Of(trial.Last) >= ScheduleCost.Of(_best))
        {
            return false;
        }
        _best = trial.Swap(_best);
        return true;
    }

    private void Spending(Action action)
    {
        var runs = trial.Laboratory.Runs;
        action();
        budget.Spend(trial.Laboratory.Runs - runs, _best.Steps);
    }
}
