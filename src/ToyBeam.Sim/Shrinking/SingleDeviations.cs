using ToyBeam.Sim.Random;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Follows the default schedule and collects every way to leave it once.</summary>
internal sealed class SingleDeviations : IStrategy
{
    private readonly List<Deviation> _found = [];

    public IReadOnlyList<Deviation> Found => _found;

    public void Begin(in RunInfo run, Rng rng) => _found.Clear();

    public int Pick(in ChoicePoint point)
    {
        var enabled = point.Enabled;
        for (var i = 0; i < enabled.Length; i++)
        {
            if (i != point.Default)
            {
                _found.Add(new Deviation(Anchor.Of(point), ScheduledChoice.Of(point, enabled[i])));
            }
        }
        return point.Default;
    }
}
