namespace ToyBeam.Sim.Conformance;

/// <summary>The Erlang emulator did not do what it was asked for.</summary>
/// <param name="what">What did not work.</param>
/// <param name="detail">What it said.</param>
public sealed class EmulatorException(string what, string detail) : Exception($"{what}: {detail}");
