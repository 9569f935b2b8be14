using ToyBeam.Sim.Random;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>Writes down what a strategy saw and picked in its last run.</summary>
internal sealed class Spy(IStrategy watched) : IStrategy
{
    private readonly List<Sight> _sights = [];

    public IReadOnlyList<Sight> Sights => _sights;

    public void Begin(in RunInfo run, Rng rng)
    {
        _sights.Clear();
        watched.Begin(run, rng);
    }

    public int Pick(in ChoicePoint point)
    {
        var index = watched.Pick(point);
        var enabled = new int[point.Enabled.Length];
        var paths = new string[enabled.Length];
        for (var i = 0; i < enabled.Length; i++)
        {
            enabled[i] = point.Enabled[i].Process;
            paths[i] = point.PidOf(enabled[i]).ToString();
        }
        _sights.Add(new Sight(enabled, paths, enabled[index], point.IsFirst ? -1 : point.Last.Process, point.ProcessCount));
        return index;
    }

    /// <summary>One choice point: the enabled processes with their paths, the one picked, the one that ran before (-1: none), how many exist.</summary>
    internal sealed record Sight(int[] Enabled, string[] Paths, int Picked, int Last, int Processes)
    {
        public bool LastEnabled => Enabled.Contains(Last);
    }
}
