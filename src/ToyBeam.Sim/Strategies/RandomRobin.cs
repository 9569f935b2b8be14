using System.Collections.Immutable;
using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>Round robin with a budget that is drawn for each run: what a scheduler of the BEAM would do whose slices were shorter, or as long as they are.</summary>
/// <remarks>Fair, as <see cref="RoundRobin"/> is. As many schedules as budgets, so it is a check of realistic schedules and no search.</remarks>
public sealed class RandomRobin : IStrategy
{
    private readonly RoundRobin[] _byBudget = [.. Budgets.Select(static budget => new RoundRobin(budget))];
    private RoundRobin _robin;

    /// <summary>A round robin for each budget.</summary>
    public RandomRobin() => _robin = _byBudget[0];

    /// <summary>The budgets, each equally likely. OTP's own is 4000.</summary>
    public static ImmutableArray<int> Budgets { get; } = [1, 2, 3, 5, 10, 50, 4000];

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        _robin = _byBudget[rng.Below(_byBudget.Length)];
        _robin.Begin(run, rng);
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point) => _robin.Pick(point);
}
