using ToyBeam.Sim.Exploration;

namespace ToyBeam.Xunit.Cases;

/// <summary>What one call of a property's body gets.</summary>
/// <param name="Arguments">The generated arguments, without a tally.</param>
/// <param name="Context">What explorations inside it see.</param>
/// <param name="Size">The size of generators inside it.</param>
internal sealed record CaseInput(IReadOnlyList<object?> Arguments, ExplorationContext Context, int Size);
