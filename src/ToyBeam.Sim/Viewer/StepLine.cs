namespace ToyBeam.Sim.Viewer;

/// <summary>One sentence about a step.</summary>
/// <param name="Process">Whose sentence it is, by index; -1 for nobody's.</param>
/// <param name="Text">What it did.</param>
internal readonly record struct StepLine(int Process, string Text);
