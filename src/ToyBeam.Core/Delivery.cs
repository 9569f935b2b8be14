namespace ToyBeam.Core;

/// <summary>When a signal arrives. Each mode reaches what the ones before it reach, and more.</summary>
/// <remarks>
/// Source: Erlang reference manual, "Processes", delivery of signals: order is promised within an ordered pair of sender and receiver, over
/// all kinds of signal, and nowhere else. Signals to oneself are synchronous in every mode.
/// </remarks>
public enum Delivery : byte
{
    /// <summary>A signal arrives within the step that sends it; a death with all its notices is one step.</summary>
    Instant,

    /// <summary>Delivering is a choice of its own. A signal waits while another one to the same process is undelivered whose sending happened before its own: what one node shows with ordinary mailboxes.</summary>
    Causal,

    /// <summary>Delivering is a choice of its own, in order within each pair: all that is promised.</summary>
    Pairwise,
}
