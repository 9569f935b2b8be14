namespace ToyBeam.Sim.Exploration.Dependency;

/// <summary>The delivery of a signal in causal order.</summary>
/// <param name="From">The sender.</param>
/// <param name="To">The receiver.</param>
/// <param name="Number">The how-many-eth signal of the sender it is.</param>
/// <param name="Known">The latest signal of each process that the sender knew of.</param>
internal sealed record CausalDelivery(int From, int To, int Number, (int From, int Number)[] Known)
{
    /// <summary>Whether another signal to the same process was sent when this one was known of, so that it must wait for it.</summary>
    public bool Precedes(CausalDelivery other) => To == other.To && Array.Exists(other.Known, known => known.From == From && known.Number >= Number);
}
