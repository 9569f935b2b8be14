using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>Which arm the portfolio takes, and that it then does what the arm does.</summary>
public sealed class PortfolioTests
{
    private static readonly MachineOptions Options = new();

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(ulong.MaxValue)]
    public void Each_arm_has_its_share_of_100_runs(ulong seed)
    {
        var portfolio = new Portfolio();
        var shares = Enumerable.Range(0, 100).CountBy(run => portfolio.ArmOf(seed, run).Arm.GetType()).ToDictionary();
        Assert.Equal(
            (35, 24, 19, 15, 5, 1, 1),
            (shares[typeof(Surw)], shares[typeof(Pos)], shares[typeof(Sticky)], shares[typeof(FairPct)], shares[typeof(RandomWalk)], shares[typeof(DefaultSchedule)], shares[typeof(NewestFirst)]));
        Assert.Equal(9, Enumerable.Range(0, 100).Select(run => portfolio.ArmOf(seed, run)).Distinct().Count());
    }

    [Fact]
    public void Ten_runs_in_a_row_have_the_three_large_arms_in_them()
    {
        var portfolio = new Portfolio();
        for (var first = 0; first < 100; first++)
        {
            var arms = Enumerable.Range(first, 10).Select(run => portfolio.ArmOf(0, run).Arm.GetType()).ToHashSet();
            Assert.All([typeof(Surw), typeof(Pos), typeof(Sticky)], arm => Assert.Contains(arm, arms));
        }
    }

    [Fact]
    public void The_next_seed_and_the_next_run_take_the_same_arm()
    {
        var portfolio = new Portfolio();
        Assert.Equal(Enumerable.Range(0, 250).Select(run => portfolio.ArmOf(3, run)), Enumerable.Range(0, 250).Select(seed => portfolio.ArmOf(3UL + (ulong)seed, 0)));
    }

    [Fact]
    public void A_run_is_its_arms_run()
    {
        var program = Programs.Sink(2, 3, 4);
        var (portfolio, pilot, runner) = (new Portfolio(), new Pilot(program, Options), new Runner(Options, []));
        for (var i = 0; i < 100; i++)
        {
            var run = new RunInfo(5, i, pilot);
            var (recording, ofArm) = (new Recording(), new Recording());
            runner.Run(program, portfolio, run, recording);
            runner.Run(program, portfolio.ArmOf(5, i).Arm, run, ofArm);
            Assert.Equal(ofArm.Schedule.Deviations.Select(one => one.ToString()), recording.Schedule.Deviations.Select(one => one.ToString()));
        }
    }
}
