namespace ToyBeam.Sim.Explanations;

/// <summary>A process that waits for ever.</summary>
/// <param name="Process">Path and name.</param>
/// <param name="WaitsFor">What would wake it.</param>
/// <param name="Mailbox">The messages that it has and does not take, oldest first.</param>
/// <param name="Takes">What it takes at this receive in the nearest passing run; null when it does not come there.</param>
/// <param name="From">Who sends it that there; null when it does not come there.</param>
public sealed record StuckProcess(string Process, string WaitsFor, IReadOnlyList<string> Mailbox, string? Takes, string? From);
