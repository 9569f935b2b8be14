using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Takes the steps of a run in the order that deviates least from the default schedule and is the same trace: no step before one that it depends on.</summary>
internal sealed class StraightOrder(StepOrder order) : IStrategy
{
    private readonly bool[] _taken = new bool[order.Length];

    public void Begin(in RunInfo run, Rng rng) => Array.Clear(_taken);

    public int Pick(in ChoicePoint point)
    {
        if (TryTake(point, point.Default))
        {
            return point.Default;
        }
        for (var i = 0; i < point.Enabled.Length; i++)
        {
            if (TryTake(point, i))
            {
                return i;
            }
        }
        return point.Default; // The run is over, or the table of dependencies was wrong about it.
    }

    private bool TryTake(in ChoicePoint point, int index)
    {
        var actor = Actor.Of(point, point.Enabled[index]);
        for (var step = 0; step < _taken.Length; step++)
        {
            if (_taken[step] || order.Actors[step] != actor)
            {
                continue;
            }
            return _taken[step] = IsReady(step);
        }
        return false;
    }

    private bool IsReady(int step)
    {
        for (var earlier = 0; earlier < step; earlier++)
        {
            if (!_taken[earlier] && order.IsBefore(earlier, step))
            {
                return false;
            }
        }
        return true;
    }
}
