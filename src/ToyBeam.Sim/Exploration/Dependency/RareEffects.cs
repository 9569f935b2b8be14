using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Exploration.Dependency;

/// <summary>What only few steps do, apart so that the others are small.</summary>
internal sealed class RareEffects
{
    /// <summary>What steps do that do nothing of this.</summary>
    public static readonly RareEffects None = new();

    /// <summary>The receive that timed out; null for none.</summary>
    public Receive? TimedOut { get; init; }

    /// <summary>By observation, channel modes: the delivery of the message that this step sends; null for none.</summary>
    public Footprint? Sending { get; init; }

    /// <summary>By observation, channel modes: the messages that vanish with this step, for their receiver has ended.</summary>
    public long[] Lost { get; init; } = [];

    /// <summary>By observation: the receive that this is and that took a letter; null for none.</summary>
    public Receive? Taking { get; init; }

    /// <summary>The letter that it took.</summary>
    public long Taken { get; init; }

    /// <summary>Causal delivery: the delivery of a signal, and what must have been delivered before; null for none.</summary>
    public CausalDelivery? Delivery { get; init; }

    /// <summary>Causal delivery: what is passed on of what the process of the step knows, or another one that it asks.</summary>
    public PassedOn[] Passed { get; init; } = [];

    /// <summary>Who was ended by this step of another one, or must die of it; in the channel modes also who ended itself.</summary>
    public int[] Ended { get; init; } = [];

    /// <summary>Channel modes: each signal that it sent or, had the receiver been alive, would have sent.</summary>
    public (int From, int To)[] SentTo { get; init; } = [];
}
