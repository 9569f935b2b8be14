using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Properties.Random;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>PCT with chain partitioning keeps its bound: with the right depth every trace comes as often as it says, where delivering is a choice.</summary>
/// <remarks>n is the number of events, w how many of them are at most pairwise concurrent, counted by hand.</remarks>
public sealed class PctcpProbabilities
{
    private const int Runs = 20_000;
    private static readonly MachineOptions Pairwise = new() { Granularity = Granularity.Work, Delivery = Delivery.Pairwise };

    [Theory]
    [InlineData("fan-in", 2, 1, 2, 2, 6)] // Two sends, two deliveries, two receives.
    [InlineData("fan-in", 3, 2, 6, 3, 9)]
    [InlineData("fifo2", 0, 2, 3, 3, 9)]
    [InlineData("triangle", 0, 1, 2, 2, 9)]
    public void Every_trace_comes_as_often_as_is_said(string name, int n, int depth, int traces, int width, int events)
    {
        var counts = Traces(name, n, new Pctcp(depth));
        Assert.Equal(traces, counts.Count);
        var bound = 1 / (width * width * Math.Pow(events, depth - 1));
        Assert.All(counts.Values, count => Assert.True(count > (Runs * bound) - (5 * Math.Sqrt(Runs * bound * (1 - bound))), $"{count} of {Runs}, and the bound is {bound}"));
    }

    /// <summary>Where processes do not hear of each other chains are processes, and it is PCT.</summary>
    [Fact]
    public void Without_messages_it_is_pct()
    {
        var hits = Sampling.Count(Programs.TailRace(5), new Pctcp(1), Runs, order => order == "xy");
        Binomial.Check(hits, Runs, 0.5);
        var afterTail = Sampling.Count(Programs.LongTail(3), new Pctcp(1), Runs, order => order == "aaab");
        Binomial.Check(afterTail, Runs, 0.5);
        Assert.Equal(0, Sampling.Count(Programs.LongTail(3), new Pctcp(1), Runs, order => order == "aaba"));
        Assert.True(Sampling.Count(Programs.LongTail(3), new Pctcp(2), Runs, order => order == "aaba") > Runs / (2 * 4) * 0.8);
    }

    /// <summary>A random walk reorders the triangle once in 32 runs: far below the bound of one in four.</summary>
    [Fact]
    public void A_random_walk_is_found_out() => Assert.InRange(Traces("triangle", 0, new RandomWalk()).Values.Min(), Runs / 64, Runs / 16);

    private static Dictionary<ulong, int> Traces(string name, int n, IStrategy strategy)
    {
        var program = BuiltIn.Find(name)!.Build(n == 0 ? [] : [new Parameter("n", n)]).Start;
        var (runner, pilot, counts) = (new Runner(Pairwise, []), new Pilot(program, Pairwise), new Dictionary<ulong, int>());
        for (var run = 0; run < Runs; run++)
        {
            runner.Run(program, strategy, new RunInfo(11, run, pilot));
            counts[runner.Machine.TraceHash] = counts.GetValueOrDefault(runner.Machine.TraceHash) + 1;
        }
        return counts;
    }
}
