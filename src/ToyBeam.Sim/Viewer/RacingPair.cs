namespace ToyBeam.Sim.Viewer;

/// <summary>Two steps of a run that could have happened the other way round, and then it would have ended otherwise.</summary>
/// <param name="First">The one that came first, from 1.</param>
/// <param name="Second">The one that came after it.</param>
public sealed record RacingPair(int First, int Second);
