using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Strategies;

/// <summary>Every strategy in every delivery mode and timing: it picks what there is, the same again for the same seed and run, and allocates nothing.</summary>
public sealed class Modes
{
    private static readonly Timing[] Timings = [Timing.Untimed, Timing.Virtual(), Timing.Virtual(2)];

    public static TheoryData<string> Names =>
    [
        "random", "sticky:3", "pct:3", "fair-pct:3", "pos", "urw", "surw", "delay:3", "preempt:3", "newest-first", "random-robin", "round-robin:3", "portfolio",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Picks_are_in_range_and_the_same_again(string name)
    {
        foreach (var options in AllOptions())
        {
            var (runner, reused) = (new Runner(options, []), StrategySpec.Parse(name).Create());
            for (var i = 0UL; i < 40; i++)
            {
                var program = TreeGen.FromSeed(i, 40).Compile();
                var run = new RunInfo(i, (long)i, new Pilot(program, options));
                var (first, second) = (new Recording(), new Recording());
                runner.Run(program, reused, run, first);
                new Runner(options, []).Run(program, StrategySpec.Parse(name).Create(), run, second);
                Assert.Equal((first.FinalState, first.Steps), (second.FinalState, second.Steps));
                Assert.Equal(first.Schedule.Deviations.Select(one => one.ToString()), second.Schedule.Deviations.Select(one => one.ToString()));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated_for_a_step(string name)
    {
        var options = new MachineOptions();
        var program = Programs.Sink(30, 30, 30);
        var least = Allocated(program, options, new DefaultSchedule());
        Assert.InRange(Allocated(program, options, StrategySpec.Parse(name).Create()), 0, least + 50);
    }

    private static IEnumerable<MachineOptions> AllOptions() =>
        from delivery in Enum.GetValues<Delivery>()
        from timing in Timings
        select new MachineOptions { Delivery = delivery, Timing = timing, MaxSteps = 500 };

    /// <summary>Bytes of a run, once all buffers have grown.</summary>
    private static long Allocated(Start program, MachineOptions options, IStrategy strategy)
    {
        const int Runs = 300;
        var (runner, pilot) = (new Runner(options, []), new Pilot(program, options));
        var before = 0L;
        for (var i = 0; i < 2 * Runs; i++)
        {
            before = i == Runs ? GC.GetAllocatedBytesForCurrentThread() : before;
            runner.Run(program, strategy, new RunInfo(1, i, pilot));
        }
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
    }
}
