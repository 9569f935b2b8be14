using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>Processes run until they wait or end, but for K preemptions at random places. Who goes on is drawn each time.</summary>
/// <remarks>
/// Source: Musuvathi, Qadeer, "Iterative context bounding for systematic testing of multithreaded programs", PLDI 2007. To leave a process that could go on
/// costs one, a switch where it could not is free. The places are drawn, with repetition, from the pilot's steps; one at which nothing can
/// be left waits for the next step. A delivery or a timeout between two steps of a process that could go on is a preemption, too.
/// </remarks>
public sealed class Preempt : IStrategy
{
    private readonly Places _places;
    private Rng _rng = null!;

    /// <summary>A schedule with preemptions.</summary>
    /// <param name="count">K, at least 0.</param>
    public Preempt(int count) => _places = new Places(count);

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        _rng = rng;
        _places.Begin(run.Pilot.Steps, rng);
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        var others = point.Enabled.Length - 1;
        if (others == 0)
        {
            return 0;
        }
        if (!point.LastEnabled)
        {
            return _rng.Below(others + 1);
        }
        if (_places.Spend(point.Steps, most: 1) == 0)
        {
            return point.Default;
        }
        var other = _rng.Below(others);
        return other < point.Default ? other : other + 1;
    }
}
