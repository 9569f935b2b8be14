using ToyBeam.Sim.Statistics;

namespace ToyBeam.Sim.Exploration;

/// <summary>What one way of choosing schedules came to: a sampler with fixed parameters, whose runs are independent draws from one distribution; or the search by traces.</summary>
public sealed class Arm
{
    internal Arm(string name, bool isSampler)
    {
        Name = name;
        IsSampler = isSampler;
    }

    /// <summary>The strategy, such as <c>pct:2</c>; <c>traces</c> for the search.</summary>
    public string Name { get; }

    /// <summary>Whether statistics of draws say anything about it.</summary>
    public bool IsSampler { get; }

    /// <summary>Schedules in which a claim broke.</summary>
    public long Failing { get; internal set; }

    /// <summary>The traces that it met.</summary>
    public SpeciesCount Traces { get; } = new();

    /// <summary>Schedules.</summary>
    public long Schedules => Traces.Draws;
}
