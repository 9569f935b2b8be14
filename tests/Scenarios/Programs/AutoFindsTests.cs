using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Scenarios.Programs;

/// <summary>The default strategy on programs whose numbers of traces are known: the bug is found before they are all run, whatever the seed.</summary>
public sealed class AutoFindsTests
{
    [Theory]
    [InlineData("reversal4", 24)]
    [InlineData("handoff3", 20)]
    public void Deep_bugs_are_found_within_as_many_schedules_as_there_are_traces(string name, int traces)
    {
        for (var seed = 0UL; seed < 101; seed++)
        {
            var result = Explore(name, options => options with { FirstSeed = seed * 1009, StopAfter = 1 });
            Assert.NotEmpty(result.Findings);
            Assert.InRange(result.Schedules, 1, traces);
        }
        var all = Explore(name, options => options);
        Assert.True(all.Complete);
        Assert.Equal((traces, 1L), (all.Distinct, all.FailingSchedules));
    }

    /// <summary>Each known bug is found, and that its fix is one is proved, within the schedules that are run by default.</summary>
    [Theory]
    [InlineData("spawn-then-link")]
    [InlineData("mutual-call")]
    [InlineData("get-or-start")]
    [InlineData("frozen-pool")]
    [InlineData("orphaned-child")]
    [InlineData("philosophers")]
    [InlineData("stale-timer")]
    [InlineData("stale-cache")]
    [InlineData("leave-one-group")]
    [InlineData("lock-for-the-dead")]
    public void Known_bugs_are_found_and_their_fixes_proved(string name)
    {
        Assert.NotEmpty(Explore(name, options => options with { StopAfter = 1 }).Findings);
        var whenFixed = Explore($"{name}-fixed", options => options);
        Assert.Empty(whenFixed.Findings);
        Assert.True(whenFixed.Complete);
    }

    private static ExplorationResult Explore(string name, Func<ExplorationOptions, ExplorationOptions> change)
    {
        var scenario = BuiltIn.Find(name)!.Build();
        var machine = new MachineOptions { Rules = scenario.Rules };
        var program = new TestedProgram(scenario.Start, machine, new NamedTarget(name, []));
        var options = new ExplorationOptions
        {
            OneProgram = true,
            Strategy = StrategySpec.Auto,
            ShrinkRuns = 0,
            Invariants = () => [new NoFail(), new Completes(), new NoUnexpectedExit(scenario.ExpectedExits), .. scenario.ExtraInvariants()],
        };
        return new Explorer(machine, change(options)).Run(_ => program);
    }
}
