using ToyBeam.Core;
using ToyBeam.Properties.Strategies;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Statistics;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Statistics;

/// <summary>What is said of species that were not seen.</summary>
public sealed class SpeciesCountTests
{
    private static readonly MachineOptions WorkSteps = new() { Granularity = Granularity.Work };

    [Fact]
    public void Counts_what_was_seen_how_often()
    {
        var count = new SpeciesCount();
        Assert.Equal((1.0, 0.0), (count.Novelty, count.AtLeast));
        Assert.Equal([true, true, false, true, false, false, true], new ulong[] { 7, 8, 7, 9, 7, 9, 10 }.Select(count.Add));
        Assert.Equal((7L, 4, 2, 1), (count.Draws, count.Seen, count.Once, count.Twice));
        Assert.Equal(2.0 / 7, count.Novelty, 12);
        Assert.Equal(4 + (2.0 * 1 / (2 * 2)), count.AtLeast, 12);
    }

    /// <summary>Over many draws the estimate comes down to what is really left: 24 orders, each equally likely, of four messages.</summary>
    [Fact]
    public void Good_Turing_is_about_the_mass_that_is_missing()
    {
        var (estimated, missing) = (0.0, 0.0);
        for (var campaign = 0; campaign < 400; campaign++)
        {
            var count = Campaign(campaign, runs: 40);
            estimated += count.Novelty / 400;
            missing += (24 - count.Seen) / 24.0 / 400;
        }
        Assert.InRange(missing, 0.15, 0.21); // (23/24)^40 is 0.18.
        Assert.InRange(estimated / missing, 0.9, 1.1);
    }

    [Fact]
    public void Chao_does_not_say_more_than_there_are_by_much_and_never_less_than_was_seen()
    {
        var counts = Enumerable.Range(0, 300).Select(campaign => Campaign(campaign, runs: 40)).ToList();
        Assert.All(counts, count => Assert.True(count.AtLeast >= count.Seen));
        Assert.InRange(counts.Average(count => count.AtLeast), counts.Average(count => count.Seen) + 1, 26);
    }

    /// <summary>Whether a campaign of random walks meets the order of the first walk of all.</summary>
    internal static bool Meets(int campaign, int runs)
    {
        var sought = Traces(campaign: -1, runs: 1).Single();
        return Traces(campaign, runs).Contains(sought);
    }

    private static SpeciesCount Campaign(int campaign, int runs)
    {
        var count = new SpeciesCount();
        foreach (var trace in Traces(campaign, runs))
        {
            count.Add(trace);
        }
        return count;
    }

    /// <summary>Four processes send one message each, whose orders are equally likely.</summary>
    private static IEnumerable<ulong> Traces(int campaign, int runs)
    {
        var (runner, walk, program) = (new Runner(WorkSteps, []), new RandomWalk(), Programs.Sink(1, 1, 1, 1));
        var pilot = new Pilot(program, WorkSteps);
        for (var run = 0; run < runs; run++)
        {
            runner.Run(program, walk, new RunInfo((ulong)campaign, run, pilot));
            yield return runner.Machine.TraceHash;
        }
    }
}
