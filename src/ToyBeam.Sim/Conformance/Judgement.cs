namespace ToyBeam.Sim.Conformance;

/// <summary>Whether the machine can do what the emulator did.</summary>
public enum Reach
{
    /// <summary>A search found a run that shows it.</summary>
    Searched,

    /// <summary>The search ran out of budget, and a sampled run shows it.</summary>
    Sampled,

    /// <summary>The search ran out of budget, and no sampled run shows it: nobody knows.</summary>
    Unresolved,

    /// <summary>No run shows it: everything was searched. The machine and the emulator disagree.</summary>
    Unreachable,
}

/// <summary>An observation of the emulator, judged.</summary>
/// <param name="Sighting">The observation.</param>
/// <param name="Reach">Whether the machine can come to it.</param>
/// <param name="Configurations">How many configurations the search was in.</param>
public sealed record Judgement(Sighting Sighting, Reach Reach, int Configurations);
