using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Conformance;

/// <summary>An observation that a program came to on the emulator.</summary>
/// <param name="Observation">What its processes observed.</param>
/// <param name="Setting">A setting under which it was seen: the first one.</param>
/// <param name="Run">The first run under that setting that showed it.</param>
/// <param name="Count">In how many runs it was seen, over all settings.</param>
public sealed record Sighting(Observation Observation, EmulatorSetting Setting, int Run, int Count);

/// <summary>A program and all that was seen of it on the emulator.</summary>
/// <param name="Tree">The program.</param>
/// <param name="Seen">The different observations, the most frequent first.</param>
/// <param name="Runs">Runs that showed an observation.</param>
/// <param name="Unclear">Runs in which nobody can say whether a process still set its trap flag before a signal ended it.</param>
/// <param name="Unsettled">Runs that did not come to rest in time.</param>
public sealed record Sightings(ProgramTree Tree, IReadOnlyList<Sighting> Seen, int Runs, int Unclear, int Unsettled);
