using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Shrinking;

/// <summary>What shrinking came to.</summary>
/// <param name="Program">The smallest program found.</param>
/// <param name="Recording">The smallest failing run of it found, recorded whole.</param>
/// <param name="ProvedMinimal">Whether no schedule of this program with fewer deviations fails so: all of them were tried.</param>
/// <param name="Runs">Runs that it took.</param>
internal sealed record Shrunk(TestedProgram Program, Recording Recording, bool ProvedMinimal, int Runs);
