using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Shrinking;

namespace ToyBeam.Sim.Viewer;

/// <summary>Looks for a run that keeps every claim and is as long as possible the same as a failing one.</summary>
/// <remarks>
/// Tries the failing schedule without one of its deviations, its beginnings, and every single way to leave the default schedule: a few hundred
/// runs at most, and no proof that no nearer one exists.
/// </remarks>
internal sealed class PassingNeighbour(Laboratory laboratory, TestedProgram program, Recording failing)
{
    private const int MostSingles = 256;

    private Recording? _nearest;
    private int _common;

    /// <summary>The nearest passing run found; null when none was.</summary>
    public Recording? Find()
    {
        var schedule = failing.Schedule;
        for (var i = schedule.Deviations.Length - 1; i >= 0; i--)
        {
            Try(schedule.Without(i));
            Try(new Schedule(schedule.Deviations[..i]));
        }
        var singles = new SingleDeviations();
        laboratory.Run(program, singles, 0, 0);
        for (var i = 0; i < singles.Found.Count && i < MostSingles; i++)
        {
            Try(new Schedule([singles.Found[i]]));
        }
        return _nearest;
    }

    private void Try(Schedule schedule)
    {
        var run = new Recording();
        if (laboratory.Run(program, Replay.Tolerant(schedule), 0, 0, run).Kind != VerdictKind.Passed)
        {
            return;
        }
        var common = CommonSteps(run);
        if (_nearest is null || common > _common)
        {
            (_nearest, _common) = (run, common);
        }
    }

    private int CommonSteps(Recording run)
    {
        var step = 0;
        while (step < run.Steps && step < failing.Steps && run.ChoiceOf(step + 1) == failing.ChoiceOf(step + 1))
        {
            step++;
        }
        return step;
    }
}
