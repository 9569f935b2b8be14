using System.Collections.Immutable;

namespace ToyBeam.Sim.Schedules;

/// <summary>A schedule: the short list of places where it leaves the default one, in order of time.</summary>
public sealed record Schedule
{
    /// <summary>The default schedule itself.</summary>
    public static readonly Schedule Default = new([]);

    /// <summary>A schedule.</summary>
    public Schedule(ImmutableArray<Deviation> deviations) => Deviations = deviations;

    /// <summary>The deviations, in order of time.</summary>
    public ImmutableArray<Deviation> Deviations { get; }

    /// <summary>The same list without one deviation.</summary>
    public Schedule Without(int index) => new(Deviations.RemoveAt(index));

    /// <summary>Whether the deviations are the same.</summary>
    public bool Equals(Schedule? other) => other is not null && Deviations.AsSpan().SequenceEqual(other.Deviations.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Deviations.Length;
}
