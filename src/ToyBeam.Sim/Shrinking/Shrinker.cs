using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Makes a failing (program, schedule) pair smaller: the smallest program for which some schedule fails the same way, then its simplest schedule.</summary>
/// <remarks>
/// The schedule is evidence, not part of the program's identity: a smaller program is accepted when any schedule that is tried fails with the
/// same signature. A failure of which the program also has a passing schedule, a race, is shrunk only to programs that have one too;
/// otherwise every race would shrink to a receive that nobody answers.
/// </remarks>
internal sealed class Shrinker
{
    private const int SingleTries = 64;
    private const int SampledTries = 32;

    private readonly Laboratory _laboratory;
    private readonly string _signature;
    private readonly string _invariant;
    private readonly bool _race;
    private readonly ShrinkBudget _budget;
    private readonly ScheduleShrinker _schedules;
    private readonly Portfolio _portfolio = new();

    public Shrinker(Laboratory laboratory, TestedProgram program, Verdict failure, string signature, int runs)
    {
        _laboratory = laboratory;
        _signature = signature;
        _invariant = failure.Invariant!;
        _race = laboratory.HasPassingSchedule(program, _invariant);
        _budget = new ShrinkBudget(laboratory, runs);
        _schedules = new ScheduleShrinker(laboratory, failure.Key, signature, _budget);
    }

    /// <summary>Shrinks.</summary>
    /// <param name="program">A program.</param>
    /// <param name="schedule">A schedule of it that fails with the signature.</param>
    public Shrunk Shrink(TestedProgram program, Schedule schedule)
    {
        if (!_schedules.Start(program, schedule))
        {
            throw new ReplayDivergedException(0, $"the failure {_signature}", "another end; the program is not deterministic");
        }
        _schedules.Shrink(program, full: false);
        while (Smaller(program) is { } smaller)
        {
            program = smaller;
            _schedules.Shrink(program, full: false);
        }
        _schedules.Shrink(program, full: true);
        return new Shrunk(program, _schedules.Best, _schedules.ProvedMinimal, _budget.Used);
    }

    private TestedProgram? Smaller(TestedProgram program)
    {
        if (program.Tree is null)
        {
            return null;
        }
        foreach (var tree in TreeShrinker.Shrink(program.Tree))
        {
            if (_budget.IsSpent)
            {
                return null;
            }
            var candidate = new TestedProgram(tree, program.Options);
            if ((!_race || _laboratory.HasPassingSchedule(candidate, _invariant)) && FindFailing(candidate))
            {
                return candidate;
            }
        }
        return null;
    }

    /// <summary>Tries schedules in order of cost: the old one, the old one without a deviation, the default and all that leave it once, sampled ones.</summary>
    private bool FindFailing(TestedProgram candidate)
    {
        var old = _schedules.Best.Schedule;
        if (_schedules.Start(candidate, old))
        {
            return true;
        }
        for (var i = 0; i < old.Deviations.Length; i++)
        {
            if (_schedules.Start(candidate, old.Without(i)))
            {
                return true;
            }
        }
        return FindAmongSingles(candidate) || FindBySampling(candidate);
    }

    private bool FindAmongSingles(TestedProgram candidate)
    {
        var singles = new SingleDeviations();
        _laboratory.Run(candidate, singles, 0, 0);
        if (_schedules.Start(candidate, Schedule.Default))
        {
            return true;
        }
        for (var i = 0; i < singles.Found.Count && i < SingleTries; i++)
        {
            if (_schedules.Start(candidate, new Schedule([singles.Found[i]])))
            {
                return true;
            }
        }
        return false;
    }

    private bool FindBySampling(TestedProgram candidate)
    {
        for (var i = 0; i < SampledTries && !_budget.IsSpent; i++)
        {
            if (_schedules.Start(candidate, _portfolio, i))
            {
                return true;
            }
        }
        return false;
    }
}
