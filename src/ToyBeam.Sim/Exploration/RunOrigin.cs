using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Exploration;

/// <summary>Where a run comes from, so that it can be run again: a strategy with a seed and an index, or the way that a search or a shrinker has found.</summary>
/// <param name="Strategy">What it is called.</param>
/// <param name="Seed">The seed; null for a search, which has none.</param>
/// <param name="Index">The run's index under that seed, or among the search's runs.</param>
/// <param name="Way">What takes the same choices again; null for the strategy itself.</param>
internal readonly record struct RunOrigin(string Strategy, ulong? Seed, long Index, IStrategy? Way)
{
    /// <summary>What takes the same choices again.</summary>
    public IStrategy Picker(IStrategy sampler) => Way ?? sampler;
}
