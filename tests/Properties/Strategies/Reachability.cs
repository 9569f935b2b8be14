using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>Where a strategy promises that no schedule is closed off, many runs show them all; elsewhere they do not.</summary>
public sealed class Reachability
{
    [Theory]
    [InlineData("random")]
    [InlineData("sticky:3")]
    [InlineData("pos")]
    [InlineData("urw")]
    [InlineData("surw")]
    [InlineData("portfolio")]
    public void All_schedules(string strategy)
    {
        Assert.Equal(30, Reached(Programs.Sink(2, 1, 2), strategy));
        Assert.Equal(24, Reached(RacePrograms.Timeout(3), strategy));
        Assert.Equal(22, Reached(RacePrograms.Triangle(), strategy, Delivery.Pairwise));
    }

    [Theory]
    [InlineData("pct:1", 6)]
    [InlineData("preempt:0", 6)]
    [InlineData("newest-first", 1)]
    [InlineData("delay:0", 1)]
    public void Only_some_schedules(string strategy, int inSink)
    {
        Assert.Equal(inSink, Reached(Programs.Sink(2, 1, 2), strategy));
        Assert.InRange(Reached(RacePrograms.Triangle(), strategy, Delivery.Pairwise), inSink, 21);
    }

    private static int Reached(Start program, string strategy, Delivery delivery = Delivery.Instant)
    {
        const int Runs = 10_000;
        var options = new MachineOptions { Granularity = Granularity.Work, Delivery = delivery };
        var (runner, walker, pilot, recording) = (new Runner(options, []), StrategySpec.Parse(strategy).Create(), new Pilot(program, options), new Recording());
        var seen = new HashSet<string>();
        for (var i = 0; i < Runs; i++)
        {
            runner.Run(program, walker, new RunInfo(3, i, pilot), recording);
            seen.Add(string.Join(' ', Enumerable.Range(1, recording.Steps).Select(step => $"{recording.ChoiceOf(step)}")));
        }
        return seen.Count;
    }
}
