using System.Numerics;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;

namespace ToyBeam.Scenarios.Programs;

/// <summary>Every engine against the numbers that are known.</summary>
public sealed class CountTableTests
{
    /// <summary>Interleavings that are run one by one in a test that is always run.</summary>
    private const int Few = 50_000;

    public static TheoryData<string, string, string> All => Rows(static _ => true);

    public static TheoryData<string, string, string> Small => Rows(static known => known.Interleavings <= Few);

    public static TheoryData<string, string, string> Large => Rows(static known => known.Interleavings is > Few and <= 1_000_000);

    [Theory]
    [MemberData(nameof(All))]
    public void By_points(string table, string name, string parameters)
    {
        var (known, options) = Find(table, name, parameters);
        var count = new ConfigurationEngine(options, []).Count(known.Program(options), long.MaxValue);
        Assert.Equal((known.Interleavings, known.R0, known.R1, known.Outcomes, true), KnownCounts.Figures(count));
        Assert.Equal(known.Nodes ?? count.Nodes, count.Nodes);
        Assert.Equal(known.R0, count.Runs);
        Assert.Equal(known.Interleavings, count.Outcomes.Values.Aggregate(BigInteger.Add));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void By_traces(string table, string name, string parameters)
    {
        var (known, options) = Find(table, name, parameters);
        var count = new OptimalReduction(options, []).Count(known.Program(options), long.MaxValue);
        Assert.Equal((null, known.R0, known.R1, known.Outcomes, true), KnownCounts.Figures(count));
        Assert.Equal((known.R0, 0), (count.Runs, count.Blocked));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void By_observations(string table, string name, string parameters)
    {
        var (known, options) = Find(table, name, parameters);
        var count = new OptimalReduction(options, [], byObservation: true).Count(known.Program(options), long.MaxValue);
        Assert.Equal((null, null, known.R1, known.Outcomes, true), KnownCounts.Figures(count));
        Assert.Equal((known.R1, 0), (count.Runs, count.Blocked));
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void One_by_one(string table, string name, string parameters)
    {
        var (known, options) = Find(table, name, parameters);
        var count = new DepthFirst(options, []).Count(known.Program(options), long.MaxValue);
        Assert.Equal((known.Interleavings, known.R0, known.R1, known.Outcomes, true), KnownCounts.Figures(count));
    }

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Large))]
    public void One_by_one_up_to_a_million(string table, string name, string parameters) => One_by_one(table, name, parameters);

    private static TheoryData<string, string, string> Rows(Func<KnownCounts, bool> wanted)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var (table, known, _) in Tables.Where(row => wanted(row.Known)))
        {
            rows.Add(table, known.Name, known.Parameters);
        }
        return rows;
    }

    private static (KnownCounts Known, MachineOptions Options) Find(string table, string name, string parameters)
    {
        var row = Tables.Single(row => (row.Table, row.Known.Name, row.Known.Parameters) == (table, name, parameters));
        return (row.Known, row.Options);
    }

    private static IEnumerable<(string Table, KnownCounts Known, MachineOptions Options)> Tables =>
    [
        .. KnownCounts.WithFusedEnds.Select(known => ("fused ends", known, KnownCounts.Fused)),
        .. KnownCounts.WithDeliveries.Select(known => ("deliveries", known, KnownCounts.Pairwise)),
        .. KnownCounts.WithOwnEnds.Select(known => ("own ends", known, KnownCounts.EndIsAStep)),
    ];
}
