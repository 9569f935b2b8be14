using ToyBeam.Sim.Random;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Follows a schedule as far as it fits and notes, at every point, all that could have been done instead.</summary>
internal sealed class RunPoints(Schedule schedule) : IStrategy
{
    private readonly Replay _replay = Replay.Tolerant(schedule);
    private readonly List<(Anchor Anchor, ScheduledChoice[] Others)> _points = [];
    private readonly List<int> _taken = [];

    /// <summary>The choices that were made, by their index at each step.</summary>
    public IReadOnlyList<int> Taken => _taken;

    /// <summary>Every deviation that there is on the way.</summary>
    public IEnumerable<Deviation> Deviations => _points.SelectMany(point => point.Others.Select(other => new Deviation(point.Anchor, other)));

    public void Begin(in RunInfo run, Rng rng)
    {
        _replay.Begin(run, rng);
        _points.Clear();
        _taken.Clear();
    }

    public int Pick(in ChoicePoint point)
    {
        var others = new List<ScheduledChoice>();
        for (var i = 0; i < point.Enabled.Length; i++)
        {
            if (i != point.Default)
            {
                others.Add(ScheduledChoice.Of(point, point.Enabled[i]));
            }
        }
        _points.Add((Anchor.Of(point), [.. others]));
        _taken.Add(_replay.Pick(point));
        return _taken[^1];
    }
}
