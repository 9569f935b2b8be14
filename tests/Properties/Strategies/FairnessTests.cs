using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>A process that only polls starves the others under plain PCT, and does not under its fair form.</summary>
public sealed class FairnessTests
{
    private static readonly MachineOptions Options = new() { Granularity = Granularity.Work };

    [Theory]
    [InlineData(1, 10)]
    [InlineData(3, 10)]
    [InlineData(1, 2000)]
    public void Under_fair_pct_polling_comes_to_an_end(int depth, int work) =>
        Assert.Equal(200, Stopped(new FairPct(depth), work));

    [Fact]
    public void Under_plain_pct_it_does_not() => Assert.InRange(Stopped(new Pct(1), 10), 50, 150);

    /// <summary>In its prefix the fair form is PCT itself, draw by draw.</summary>
    [Fact]
    public void A_short_run_is_a_pct_run()
    {
        var (runner, fair, plain) = (new Runner(Options, []), new FairPct(3), new Pct(3));
        for (var i = 0; i < 200; i++)
        {
            var program = Programs.Any((ulong)i);
            var run = new RunInfo(1, i, new Pilot(program, Options));
            var (ofFair, ofPlain) = (new Recording(), new Recording());
            runner.Run(program, fair, run, ofFair);
            runner.Run(program, plain, run, ofPlain);
            Assert.Equal(ofPlain.Schedule.Deviations.Select(one => one.ToString()), ofFair.Schedule.Deviations.Select(one => one.ToString()));
        }
    }

    private static int Stopped(IStrategy strategy, int work) =>
        Sampling.CountEnds(RacePrograms.Polling(work), strategy, 200, world => world[0].Result is "stopped", Options);
}
