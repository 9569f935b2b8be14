using System.Collections.Immutable;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Makes the schedule of a failing run simpler, the failure staying the same: no deviation, one deviation, then delta debugging.</summary>
/// <remarks>
/// Delta debugging: Zeller, Hildebrandt, IEEE TSE 2002. A candidate is a tolerant replay; what really ran is recorded, so every accepted
/// candidate is a schedule that fits. The result fails, is never worse, and loses its failure when any one deviation is taken away.
/// </remarks>
internal sealed class ScheduleShrinker(Laboratory laboratory, string key, string signature, ShrinkBudget budget)
{
    private Recording _best = new();
    private Recording _trial = new();

    /// <summary>The best failing run so far.</summary>
    public Recording Best => _best;

    /// <summary>Whether all schedules with fewer deviations than the best have been tried.</summary>
    public bool ProvedMinimal { get; private set; }

    /// <summary>Runs a schedule; keeps it as the best so far when it fails the same way, whatever it costs.</summary>
    public bool Start(TestedProgram program, Schedule schedule) => Start(program, Replay.Tolerant(schedule), 0);

    /// <summary>Runs a strategy once; keeps the run as the best so far when it fails the same way, whatever it costs.</summary>
    public bool Start(TestedProgram program, IStrategy strategy, long index)
    {
        ProvedMinimal = false;
        if (!Fails(program, strategy, index))
        {
            return false;
        }
        (_best, _trial) = (_trial, _best);
        return true;
    }

    /// <summary>Makes the best simpler.</summary>
    /// <param name="program">The program that the best is a run of.</param>
    /// <param name="full">Whether to try every single deviation, not only those of the failing run.</param>
    public void Shrink(TestedProgram program, bool full)
    {
        if (Improves(program, Schedule.Default) || _best.Schedule.Deviations.IsEmpty)
        {
            ProvedMinimal = true;
            return;
        }
        TrySingles(program, _best.Schedule.Deviations);
        var allTried = full && TrySingles(program, AllSingles(program));
        if (_best.Schedule.Deviations.Length > 1)
        {
            DeltaDebug(program);
        }
        ProvedMinimal = _best.Schedule.Deviations.Length == 1 || (allTried && _best.Schedule.Deviations.Length == 2);
    }

    private ImmutableArray<Deviation> AllSingles(TestedProgram program)
    {
        var singles = new SingleDeviations();
        laboratory.Run(program, singles, 0, 0);
        return [.. singles.Found];
    }

    private bool TrySingles(TestedProgram program, ImmutableArray<Deviation> singles)
    {
        foreach (var single in singles)
        {
            if (budget.IsSpent)
            {
                return false;
            }
            Improves(program, new Schedule([single]));
        }
        return true;
    }

    private void DeltaDebug(TestedProgram program)
    {
        for (var parts = 2; ;)
        {
            var deviations = _best.Schedule.Deviations;
            if (deviations.Length < 2 || budget.IsSpent)
            {
                return;
            }
            parts = Math.Min(parts, deviations.Length);
            if (TryWithoutOnePart(program, deviations, parts))
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

    private bool TryWithoutOnePart(TestedProgram program, ImmutableArray<Deviation> deviations, int parts)
    {
        for (var part = 0; part < parts && !budget.IsSpent; part++)
        {
            int from = deviations.Length * part / parts, to = deviations.Length * (part + 1) / parts;
            if (Improves(program, new Schedule(deviations.RemoveRange(from, to - from))))
            {
                return true;
            }
        }
        return false;
    }

    private bool Improves(TestedProgram program, Schedule schedule)
    {
        if (!Fails(program, Replay.Tolerant(schedule), 0) || ScheduleCost.Of(_trial) >= ScheduleCost.Of(_best))
        {
            return false;
        }
        (_best, _trial) = (_trial, _best);
        return true;
    }

    private bool Fails(TestedProgram program, IStrategy strategy, long index)
    {
        var verdict = laboratory.Run(program, strategy, 0, index, _trial, failure => failure.Key == key);
        return verdict.Key == key && laboratory.SignatureOf(program, verdict) == signature;
    }
}
