using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Shrinking;

/// <summary>What shrinking came to.</summary>
/// <param name="Program">The smallest program found.</param>
/// <param name="Recording">The smallest failing run of it found, recorded whole.</param>
/// <param name="Proof">What is proved of it.</param>
/// <param name="Runs">Runs that it took.</param>
/// <param name="Slipped">Other failures that were met on the way.</param>
internal sealed record Shrunk(TestedProgram Program, Recording Recording, ShrinkProof Proof, int Runs, IReadOnlyList<SlippedFailure> Slipped);
