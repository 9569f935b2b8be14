using ToyBeam.Sim.Random;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>Two forms of PCT that are often built and are not PCT: priorities change at step numbers. Here to be found out.</summary>
internal sealed class StepCountedPct(int depth, bool append) : IStrategy
{
    private readonly List<int> _points = [];
    private readonly List<long> _priority = [];
    private Rng _rng = null!;
    private int _steps;
    private int _lowest;

    public void Begin(in RunInfo run, Rng rng)
    {
        _rng = rng;
        _priority.Clear();
        _points.Clear();
        (_steps, _lowest) = (0, 0);
        while (_points.Count < depth - 1)
        {
            var point = 1 + rng.Below(run.Pilot.Events);
            if (!append || !_points.Contains(point))
            {
                _points.Add(point);
            }
        }
    }

    public int Pick(in ChoicePoint point)
    {
        while (_priority.Count < point.ProcessCount)
        {
            _priority.Add(1_000 + (long)(_rng.Next() >> 2));
        }
        if (!append && _points.IndexOf(_steps) is var i and >= 0)
        {
            _priority[point.Last.Process] = i + 1; // Demotes who has just run.
        }
        _steps++;
        if (append && _points.Contains(_steps))
        {
            _priority[point.Enabled[Highest(point)].Process] = --_lowest; // Demotes below everybody.
        }
        return Highest(point);
    }

    private int Highest(in ChoicePoint point)
    {
        var best = 0;
        for (var i = 1; i < point.Enabled.Length; i++)
        {
            best = _priority[point.Enabled[i].Process] > _priority[point.Enabled[best].Process] ? i : best;
        }
        return best;
    }
}
