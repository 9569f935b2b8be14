using ToyBeam.Core;
using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>The uniform random walk: a process is picked in proportion to the steps that it and its children still have before them.</summary>
/// <remarks>
/// Source: Zhao, Wolff, Mathur, Roychoudhury, "Selectively uniform concurrency testing", ASPLOS 2025. Where the counts are exact and nobody waits, every
/// interleaving has the same probability, Πn_i! / (Σn_i)!; a random walk differs by orders of magnitude between them. Not so where processes
/// wait for each other, and uniform over interleavings is not uniform over what they come to. The counts come from the pilot, by path; at
/// least 1, so that every schedule keeps a positive probability. In the channel modes a channel counts as one step.
/// </remarks>
public sealed class Urw : IStrategy
{
    private readonly Remaining _remaining = new();
    private Rng _rng = null!;

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        _rng = rng;
        _remaining.Begin(run.Pilot.Counts, run.Pilot.Counts.Steps);
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        while (_remaining.Known < point.ProcessCount)
        {
            _remaining.Meet(point);
        }
        var enabled = point.Enabled;
        var index = enabled.Length == 1 ? 0 : Draw(enabled);
        if (enabled[index].Kind != ChoiceKind.Deliver)
        {
            _remaining.Take(enabled[index].Process);
        }
        return index;
    }

    private int Draw(ReadOnlySpan<Choice> enabled)
    {
        var left = _remaining.Left;
        var total = 0L;
        foreach (var choice in enabled)
        {
            total += WeightOf(choice, left);
        }
        var drawn = (long)_rng.Below((ulong)total);
        var index = -1;
        while (drawn >= 0)
        {
            drawn -= WeightOf(enabled[++index], left);
        }
        return index;
    }

    private static int WeightOf(Choice choice, ReadOnlySpan<int> left) => choice.Kind == ChoiceKind.Deliver ? 1 : Math.Max(1, left[choice.Process]);
}
