namespace ToyBeam.Xunit;

/// <summary>What must happen in a share of the cases, or the property fails: a law that is never put to the test holds for nothing.</summary>
/// <param name="what">What is counted, with the words of <see cref="Tally.Count"/>.</param>
/// <param name="share">The least share of cases, above 0 and at most 1.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class FloorAttribute(string what, double share) : Attribute
{
    /// <summary>What is counted.</summary>
    public string What { get; } = what;

    /// <summary>The least share of cases, above 0 and at most 1.</summary>
    public double Share { get; } = share;
}
