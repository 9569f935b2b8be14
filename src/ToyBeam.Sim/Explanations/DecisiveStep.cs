namespace ToyBeam.Sim.Explanations;

/// <summary>The step of a failing run at which the chance of failing rises most, when from there on every choice is equally likely.</summary>
/// <param name="Step">The step, from 1.</param>
/// <param name="Before">The chance before it, 0 to 1.</param>
/// <param name="After">The chance after it, 0 to 1.</param>
/// <param name="Samples">The runs from each point by which the chances were estimated; null where they are exact, every continuation having been run.</param>
public sealed record DecisiveStep(int Step, double Before, double After, int? Samples);
