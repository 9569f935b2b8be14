namespace ToyBeam.Sim.Conformance;

/// <summary>Which observations are most alike.</summary>
internal static class Nearness
{
    private const int Most = 3;

    /// <summary>The few texts of observations that differ from one in the fewest processes.</summary>
    public static IReadOnlyList<string> Nearest(string observation, IEnumerable<string> others)
    {
        var processes = Split(observation);
        return [.. others.OrderBy(other => Distance(processes, Split(other))).Take(Most)];
    }

    private static int Distance(string[] left, string[] right) => left.Except(right).Count() + right.Except(left).Count();

    private static string[] Split(string observation) => observation.Split(" ; ");
}
