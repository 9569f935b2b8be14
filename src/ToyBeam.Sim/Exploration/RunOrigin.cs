using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Exploration;

/// <summary>Where a run comes from, so that it can be run again: a strategy with a seed and an index, or the choices that a search has made.</summary>
/// <param name="Strategy">What it is called.</param>
/// <param name="Seed">The seed; null for a search, which has none.</param>
/// <param name="Index">The run's index under that seed, or among the search's runs.</param>
/// <param name="Choices">Of a search: what was taken at each step, by index.</param>
internal readonly record struct RunOrigin(string Strategy, ulong? Seed, long Index, int[]? Choices)
{
    /// <summary>What takes the same choices again.</summary>
    public IStrategy Picker(IStrategy sampler) => Choices is null ? sampler : new TakenPath(Choices);
}
