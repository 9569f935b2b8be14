using ToyBeam.Cli;

namespace ToyBeam.Scenarios.CommandLine;

/// <summary>Each exit code, by the situation that it stands for.</summary>
public sealed class ExitCodeTests
{
    [Fact]
    public void A_program_whose_claims_hold_passes() => Assert.Equal(ExitCode.Pass, Cli.Run("explore", "ex7b").Exit);

    [Fact]
    public void A_failure_is_1() => Assert.Equal(ExitCode.Failure, Cli.Run("explore", "ex7").Exit);

    [Fact]
    public void A_failure_is_0_with_exit_zero() => Assert.Equal(ExitCode.Pass, Cli.Run("explore", "ex7", "--exit-zero").Exit);

    [Fact]
    public void An_expected_failure_is_0() => Assert.Equal(ExitCode.Pass, Cli.Run("explore", "ex7", "--expect-failure").Exit);

    [Fact]
    public void An_expected_failure_that_does_not_come_is_3() =>
        Assert.Equal(ExitCode.ExpectedFailureAbsent, Cli.Run("explore", "ex7b", "--expect-failure").Exit);

    [Fact]
    public void An_empty_range_of_seeds_runs_nothing() => Assert.Equal(ExitCode.NothingRan, Cli.Run("explore", "ex7", "--seeds", "5..5").Exit);

    [Fact]
    public void Schedules_that_were_cut_make_a_pass_incomplete()
    {
        var answer = Cli.Run("explore", "ring", "--max-steps", "3", "--seeds", "0..10");
        Assert.Equal(ExitCode.Incomplete, answer.Exit);
        Assert.Contains("incomplete: 10 schedules cut at the limit of 3 steps", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interruption_finishes_the_seed_and_is_incomplete()
    {
        var answer = Cli.Run(["explore", "ex7b", "--strategy", "random"], shell => shell with { StopRequested = () => true });
        Assert.Equal(ExitCode.Incomplete, answer.Exit);
        Assert.Contains("incomplete: interrupted after 1 of 1000 seeds", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_that_is_up_starts_no_further_seed()
    {
        var answer = Cli.Run("explore", "ring-50", "--strategy", "random", "--time", "1ms", "--seeds", "0..100000000");
        Assert.Equal(ExitCode.Incomplete, answer.Exit);
        Assert.Contains("--time cut it after", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_before_an_interruption_is_still_a_failure()
    {
        var answer = Cli.Run(["explore", "ex7", "--strategy", "newest-first"], shell => shell with { StopRequested = () => true });
        Assert.Equal(ExitCode.Failure, answer.Exit);
        Assert.Contains("interrupted after 1 of 1000 seeds", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bug_of_ours_is_70_and_one_line_that_asks_for_a_report()
    {
        static Shell Broken(Shell shell) => shell with { StopRequested = () => throw new InvalidOperationException("no such luck") };
        var answer = Cli.Run(["explore", "ex1", "--strategy", "random"], Broken);
        Assert.Equal(ExitCode.Bug, answer.Exit);
        Assert.Equal("toybeam: InvalidOperationException: no such luck. This is a bug in toybeam: please report it.\n", answer.Error);
        Assert.Contains("   at ", Cli.Run(["explore", "ex1", "--strategy", "random", "-v"], Broken).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.Pass, "count", "ex7b")]
    [InlineData(ExitCode.Failure, "count", "ex7")]
    [InlineData(ExitCode.Incomplete, "count", "fan-in", "--max", "3")]
    [InlineData(ExitCode.Incomplete, "count", "ring", "--max-steps", "3")]
    [InlineData(ExitCode.Pass, "list")]
    [InlineData(ExitCode.Pass, "show", "ex7")]
    [InlineData(ExitCode.Pass, "--help")]
    [InlineData(ExitCode.Pass, "explore", "--help")]
    [InlineData(ExitCode.Pass, "--version")]
    public void Other_commands_have_the_same_codes(int expected, params string[] args) => Assert.Equal(expected, Cli.Run(args).Exit);
}
