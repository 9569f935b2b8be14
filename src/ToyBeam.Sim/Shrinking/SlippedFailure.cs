using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Another failure that was met while one was shrunk.</summary>
/// <param name="Program">The program, which may be a smaller one.</param>
/// <param name="Failure">What broke.</param>
/// <param name="Schedule">The schedule that led there.</param>
internal sealed record SlippedFailure(TestedProgram Program, Verdict Failure, Schedule Schedule);
