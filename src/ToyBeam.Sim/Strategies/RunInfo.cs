namespace ToyBeam.Sim.Strategies;

/// <summary>Which run begins.</summary>
/// <param name="Seed">The seed under which the run was asked for.</param>
/// <param name="Index">The run's index under that seed, from 0.</param>
/// <param name="Pilot">What one run of the default schedule tells about the program.</param>
public readonly record struct RunInfo(ulong Seed, long Index, Pilot Pilot);
