using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>The default schedule with K delays at random places: each skips what would go next in favour of what comes after it, round the choices.</summary>
/// <remarks>
/// Source: Emmi, Qadeer, Rakamaric, "Delay-bounded scheduling", POPL 2011. How many schedules there are within K delays does not depend on the
/// number of processes, and most bugs need few: Thomson, Donaldson, Betts, PPoPP 2014. The places are drawn, with repetition, from the pilot's
/// steps; a delay that finds nothing to skip waits for the next step.
/// </remarks>
public sealed class Delay : IStrategy
{
    private readonly Places _places;

    /// <summary>A schedule with delays.</summary>
    /// <param name="count">K, at least 0.</param>
    public Delay(int count) => _places = new Places(count);

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng) => _places.Begin(run.Pilot.Steps, rng);

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        var index = point.Default + _places.Spend(point.Steps, point.Enabled.Length - 1);
        return index < point.Enabled.Length ? index : index - point.Enabled.Length;
    }
}
