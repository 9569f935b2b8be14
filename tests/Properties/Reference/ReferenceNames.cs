using System.Collections.Immutable;

namespace ToyBeam.Properties.Reference;

/// <summary>The registered names: who has which, and what had happened before the last change of each, which a later user of the name learns.</summary>
internal sealed record ReferenceNames
{
    public static ReferenceNames None { get; } = new();

    private ImmutableSortedDictionary<string, string> Owners { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
    private ImmutableDictionary<string, ReferencePast> Pasts { get; init; } = ImmutableDictionary<string, ReferencePast>.Empty;

    public string? Owner(string name) => Owners.GetValueOrDefault(name);

    public string? NameOf(string path) => Owners.Where(named => named.Value == path).Select(named => named.Key).SingleOrDefault();

    public ReferencePast Past(string name) => Pasts.GetValueOrDefault(name, ReferencePast.Empty);

    public ReferenceNames Give(string name, string path, ReferencePast past) => new() { Owners = Owners.Add(name, path), Pasts = Pasts.SetItem(name, past) };

    public ReferenceNames Free(string name, ReferencePast past) => new() { Owners = Owners.Remove(name), Pasts = Pasts.SetItem(name, past) };
}
