using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Scenarios;

namespace ToyBeam.Scenarios.Programs;

/// <summary>The small programs whose numbers of interleavings, traces and outcomes are known exactly. Their convention: an end belongs to the step before it.</summary>
public sealed class GroundTruthTests
{
    private static readonly MachineOptions Convention = new() { Granularity = Granularity.Work };

    [Theory]
    [InlineData(2, 4, 2)]
    [InlineData(3, 30, 6)]
    [InlineData(4, 336, 24)]
    [InlineData(5, 5040, 120)]
    public void Fan_in_has_a_trace_for_every_order_of_arrival(int n, int interleavings, int orders)
    {
        var results = new SortedSet<string>(StringComparer.Ordinal);
        var traces = new SortedSet<ulong>();
        var count = Interleavings.Of(Built("fan-in", n).Start, Convention, machine =>
        {
            results.Add((string)machine.World[0].Result!);
            traces.Add(machine.TraceHash);
        });

        Assert.Equal((interleavings, orders, orders), (count, traces.Count, results.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void A_ring_with_one_token_has_one_schedule(int n) => Assert.Equal(1, Interleavings.Of(Built("ring", n).Start, Convention, machine =>
    {
        for (var i = 0; i < n; i++)
        {
            Assert.Equal(ExitReason.Normal, machine.World[i].Reason);
        }
    }));

    [Fact]
    public void Lost_update_of_two_has_252_schedules_6_traces_2_outcomes()
    {
        var results = new SortedSet<int>();
        var traces = new SortedSet<ulong>();
        var count = Interleavings.Of(Built("lost-update", 2).Start, Convention, machine =>
        {
            results.Add((int)machine.World[0].Result!);
            traces.Add(machine.TraceHash);
        });

        Assert.Equal((252, 6), (count, traces.Count));
        Assert.Equal([1, 2], results);
    }

    [Fact]
    public void The_claim_of_lost_update_breaks_in_exactly_the_runs_that_lose_one()
    {
        var scenario = Built("lost-update", 2);
        var claim = Assert.Single(scenario.ExtraInvariants());
        Assert.Equal("no-lost-update", claim.Name);
        Violation? violation = null;
        Interleavings.Of(
            scenario.Start,
            Convention,
            seen: machine =>
            {
                foreach (ref readonly var e in machine.Events)
                {
                    if (e.Kind == EventKind.Died)
                    {
                        violation ??= claim.On(e, machine.World);
                    }
                }
            },
            atEnd: machine =>
            {
                Assert.Equal((int)machine.World[0].Result! != 2, violation is not null);
                violation = null;
            });
    }

    private static Scenario Built(string name, int n) => BuiltIn.Find(name)!.Build(new Parameter("n", n));
}
