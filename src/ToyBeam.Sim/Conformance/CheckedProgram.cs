using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Conformance;

/// <summary>A program with all that was seen of it on the emulator, judged.</summary>
/// <param name="Seed">The seed that made it; null when it comes from elsewhere.</param>
/// <param name="Sightings">What was seen.</param>
/// <param name="Judgements">A judgement for each observation.</param>
public sealed record CheckedProgram(ulong? Seed, Sightings Sightings, IReadOnlyList<Judgement> Judgements)
{
    /// <summary>How many observations the machine can come to in a given way, or not.</summary>
    public int Count(Reach reach) => Judgements.Count(judgement => judgement.Reach == reach);
}

/// <summary>An observation that the emulator came to and the machine cannot.</summary>
/// <param name="Seed">The seed of the program in which it was met; null when it comes from elsewhere.</param>
/// <param name="Tree">The program, as small as it could be made.</param>
/// <param name="Original">The program in which it was met.</param>
/// <param name="Sighting">The observation, of the small program.</param>
/// <param name="Nearest">What the machine can come to that is most like it.</param>
public sealed record Mismatch(ulong? Seed, ProgramTree Tree, ProgramTree Original, Sighting Sighting, IReadOnlyList<string> Nearest);
