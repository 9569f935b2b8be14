using ToyBeam.Sim.Exploration;

namespace ToyBeam.Scenarios.Programs;

/// <summary>The families of programs against the laws by which their traces grow.</summary>
public sealed class FamilyCountTests
{
    public static TheoryData<string, int> ByPoints => Rows(static known => known.ByPoints);

    public static TheoryData<string, int> ByTraces => Rows(static known => known.ByTraces);

    [Theory]
    [MemberData(nameof(ByPoints))]
    public void By_points_there_are_as_many_traces_as_the_law_says(string name, int n)
    {
        var known = Find(name);
        var count = known.Counted(new ConfigurationEngine(KnownFamily.Options, []), n);
        Assert.Equal((known.R0(n), known.R1(n), true), (count.MailboxOrderTraces, count.ObservationTraces, count.Complete));
    }

    [Theory]
    [MemberData(nameof(ByTraces))]
    public void By_traces_each_is_run_once(string name, int n)
    {
        var known = Find(name);
        var count = known.Counted(new OptimalReduction(KnownFamily.Options, []), n);
        Assert.Equal((known.R0(n), 0, true), (count.Runs, count.Blocked, count.Complete));
        Assert.Equal((known.R0(n), known.R1(n)), (count.MailboxOrderTraces, count.ObservationTraces));
    }

    private static IEnumerable<KnownFamily> All => [.. KnownFamily.AsMeasured, .. KnownFamily.OtherThanMeasured];

    private static KnownFamily Find(string name) => All.Single(known => known.Name == name);

    private static TheoryData<string, int> Rows(Func<KnownFamily, int> upTo)
    {
        var rows = new TheoryData<string, int>();
        foreach (var known in All)
        {
            for (var n = 2; n <= upTo(known); n++)
            {
                rows.Add(known.Name, n);
            }
        }
        return rows;
    }
}
