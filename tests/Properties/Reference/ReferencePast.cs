using System.Collections.Immutable;

namespace ToyBeam.Properties.Reference;

/// <summary>All signals whose sending happened before something, one by one: what causal order is about, with neither clocks nor numbers to compare.</summary>
internal sealed record ReferencePast(ImmutableHashSet<(string Sender, int Number)> Signals)
{
    public static ReferencePast Empty { get; } = new([]);

    public ReferencePast And(ReferencePast other) => other.Signals.IsEmpty ? this : new(Signals.Union(other.Signals));

    public ReferencePast And(string sender, int number) => new(Signals.Add((sender, number)));

    public bool Holds(ReferenceSignal signal) => Signals.Contains((signal.From, signal.Number));
}
