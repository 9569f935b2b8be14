using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Scenarios.Programs;

/// <summary>The seven programs on which other testers were measured: their bugs are there, and only where they should be.</summary>
public sealed class PeerProgramTests
{
    [Theory]
    [InlineData("ping-pong")]
    [InlineData("ring-50")]
    [InlineData("fan-in-10")]
    public void A_correct_program_ends_well_under_every_sampled_schedule(string name) =>
        Assert.Equal(0, Failures(name, new RandomWalk(), runs: 300));

    [Fact]
    public void The_checker_sees_a_lost_update_in_some_schedules() => Assert.InRange(Failures("lost-update-checked", new RandomWalk(), runs: 300), 150, 299);

    [Fact]
    public void The_philosophers_starve_in_some_schedules() => Assert.InRange(Failures("dining", new RandomWalk(), runs: 300), 50, 299);

    [Theory]
    [InlineData("reversal4")]
    [InlineData("handoff3")]
    public void A_deep_bug_is_rare_but_there(string name) => Assert.InRange(Failures(name, new Portfolio(), runs: 3000), 1, 300);

    [Theory]
    [InlineData("lost-update-checked")]
    [InlineData("dining")]
    [InlineData("reversal4")]
    [InlineData("handoff3")]
    public void The_default_schedule_shows_no_bug(string name) => Assert.Equal(0, Failures(name, new DefaultSchedule(), runs: 1));

    /// <summary>Runs in which a process failed, or one that is no server was left waiting.</summary>
    private static int Failures(string name, IStrategy strategy, int runs)
    {
        var scenario = BuiltIn.Find(name)!.Build();
        var options = new MachineOptions();
        var runner = new Runner(options, []);
        var pilot = new Pilot(scenario.Start, options);
        var failures = 0;
        for (var run = 0; run < runs; run++)
        {
            Assert.Equal(Verdict.Passed, runner.Run(scenario.Start, strategy, new RunInfo(1, run, pilot)));
            failures += HasFailed(runner.Machine.World) ? 1 : 0;
        }
        return failures;
    }

    private static bool HasFailed(World world)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            var process = world[i];
            if (process.IsBlocked ? !process.IsServer : !ExitReason.Normal.Equals(process.Reason))
            {
                return true;
            }
        }
        return false;
    }
}
