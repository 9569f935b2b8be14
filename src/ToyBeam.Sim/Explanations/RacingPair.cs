namespace ToyBeam.Sim.Explanations;

/// <summary>Two steps of a failing run that could have come the other way round, and then it does not fail.</summary>
/// <param name="Earlier">The one that came first, from 1.</param>
/// <param name="Later">The one that came after it; null when it did not come at all, because of the earlier one.</param>
/// <param name="LaterInPassing">Where the later one is in the passing run.</param>
public sealed record RacingPair(int Earlier, int? Later, int LaterInPassing);
