using System.Collections.Immutable;

namespace ToyBeam.Properties.Reference;

/// <summary>The links of one process.</summary>
/// <remarks>
/// A Link signal may cross an unlink of its receiver: it was sent by one who did not know of it yet, and is no new link. To see that, a
/// process knows the Unlink it sent if that was the last it did about a link with the other, and each Link says which Unlink it knew of.
/// </remarks>
internal sealed record ReferenceLinks
{
    public static ReferenceLinks None { get; } = new();

    public ImmutableSortedSet<string> Others { get; private init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The numbers of the Unlinks sent, to whom nothing about a link was sent since.</summary>
    private ImmutableDictionary<string, int> Ended { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The number of the last Unlink received of each.</summary>
    private ImmutableDictionary<string, int> Heard { get; init; } = ImmutableDictionary<string, int>.Empty;

    public bool Has(string other) => Others.Contains(other);

    public int HeardOf(string other) => Heard.GetValueOrDefault(other);

    /// <summary>This process links itself with the other.</summary>
    public ReferenceLinks Begin(string other) => this with { Others = Others.Add(other), Ended = Ended.Remove(other) };

    /// <summary>This process ends the link, and says so with the signal of that number.</summary>
    public ReferenceLinks End(string other, int number) => this with { Others = Others.Remove(other), Ended = Ended.SetItem(other, number) };

    /// <summary>The other began the link, when it had heard of the Unlink of that number.</summary>
    public ReferenceLinks Begun(string other, int heard) => Ended.GetValueOrDefault(other) > heard ? this : this with { Others = Others.Add(other) };

    /// <summary>The other ended the link, with the signal of that number.</summary>
    public ReferenceLinks EndedBy(string other, int number) => this with { Others = Others.Remove(other), Heard = Heard.SetItem(other, number) };

    /// <summary>The other is dead.</summary>
    public ReferenceLinks Lost(string other) => this with { Others = Others.Remove(other) };
}
