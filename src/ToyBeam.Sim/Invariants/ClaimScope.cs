namespace ToyBeam.Sim.Invariants;

/// <summary>What decides whether a claim holds: how much must be run before it is proved.</summary>
public enum ClaimScope
{
    /// <summary>A run as a whole, with the order of all its steps: proved only by every interleaving. The safe answer, and the default.</summary>
    Run,

    /// <summary>
    /// The state at one point, notes included: proved when every point was visited. A state that two processes are in at once may come up in some interleavings of a trace
    /// and not in others.
    /// </summary>
    State,

    /// <summary>What each process did, in which order its mail came, and how all ended: the same in all interleavings of a trace, so proved by one run of each.</summary>
    Trace,
}
