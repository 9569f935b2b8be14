namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>What a process's next step waits for.</summary>
internal enum Stand : byte
{
    /// <summary>It is dead, or waits for a message that is not there.</summary>
    Idle,

    /// <summary>Its next step can be taken.</summary>
    Ready,

    /// <summary>It waits for a message that is not there, or for a timeout.</summary>
    Timing,

    /// <summary>Channel modes: it asks whether a process is alive, and may have to wait.</summary>
    Asking,
}
