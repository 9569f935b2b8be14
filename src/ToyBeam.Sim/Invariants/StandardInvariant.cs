namespace ToyBeam.Sim.Invariants;

/// <summary>One entry of the catalog.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsMachineLaw">Whether it holds for every program; else it is a claim that a scenario makes about itself.</param>
/// <param name="Claim">What it says, in one sentence.</param>
/// <param name="Create">Makes a new one.</param>
public sealed record StandardInvariant(string Name, bool IsMachineLaw, string Claim, Func<IInvariant> Create);
