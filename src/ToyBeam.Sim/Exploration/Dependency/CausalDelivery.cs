namespace ToyBeam.Sim.Exploration.Dependency;

/// <summary>The delivery of a signal in causal order.</summary>
/// <param name="From">The sender.</param>
/// <param name="To">The receiver.</param>
/// <param name="Number">The how-many-eth signal of the sender it is.</param>
/// <param name="Known">The latest signal of each process that the sender knew of.</param>
internal sealed record CausalDelivery(int From, int To, int Number, (int From, int Number)[] Known)
{
    /// <summary>What the receiver is told by it: of what the sender knew, what he had not told already. Nothing by a message, which is known about when it is taken.</summary>
    public (int From, int Number)[] News { get; init; } = [];

    /// <summary>Whether what is passed on is more when this has come before.</summary>
    public bool AddsTo(PassedOn passed) => To == passed.By && !Array.TrueForAll(News, passed.Includes);

    /// <summary>Whether another process has sent a signal to the same one when this one was known of, so that it must wait for it.</summary>
    public bool Precedes(CausalDelivery other) => To == other.To && From != other.From && Array.Exists(other.Known, known => known.From == From && known.Number >= Number);
}
