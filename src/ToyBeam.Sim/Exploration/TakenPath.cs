using ToyBeam.Sim.Random;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Exploration;

/// <summary>A strategy that takes the choices of a run that an exhaustive search has made, and goes on by default after them.</summary>
/// <param name="choices">For each step the index of what was taken.</param>
internal sealed class TakenPath(IReadOnlyList<int> choices) : IStrategy
{
    private int _next;

    public void Begin(in RunInfo run, Rng rng) => _next = 0;

    public int Pick(in ChoicePoint point) => _next < choices.Count ? choices[_next++] : point.Default;
}
