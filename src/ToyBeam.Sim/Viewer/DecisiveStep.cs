namespace ToyBeam.Sim.Viewer;

/// <summary>The step of a run that decided how it ended: no other one changes the chance of a failure as much.</summary>
/// <param name="Step">The step, from 1.</param>
/// <param name="Before">The probability of the failure before it, 0 to 1.</param>
/// <param name="After">The probability of the failure after it, 0 to 1.</param>
/// <param name="Exhaustive">Whether all continuations were counted; false when they were sampled.</param>
public sealed record DecisiveStep(int Step, double Before, double After, bool Exhaustive);
