namespace ToyBeam.Sim.Viewer;

/// <summary>One step of a run, to be shown.</summary>
/// <param name="Choice">The choice that made it, by its number; -1 for the start.</param>
/// <param name="Deviates">Whether the default scheduler would have done something else.</param>
/// <param name="Marks">What lifelines show of it beside signals.</param>
/// <param name="Changes">What it changed in the machine's state; see <see cref="Tape"/>.</param>
internal sealed record ViewedStep(int Choice, bool Deviates, IReadOnlyList<Mark> Marks, IReadOnlyList<int[]> Changes);
