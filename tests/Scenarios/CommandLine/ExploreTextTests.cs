namespace ToyBeam.Scenarios.CommandLine;

/// <summary>What <c>explore</c> prints: the message is the product.</summary>
public sealed class ExploreTextTests
{
    private const string StoryOfEx7 = """
        explore ex7: auto, seeds 0..1000 x 1, granularity visible, rules seed, delivery instant

        FAILED completes: P (parent) waits for ever for "CRASH: P.1"

          schedule
            keep running the same process, else the lowest path, but
            - after step 1 of P (parent): run P.1 (child)

          trace (* where the schedule deviates)
               1   P (parent)   spawns P.1 (child)
               2 * P.1 (child)  crashes
               3   P (parent)   links with P.1 (child), which is already dead
              =>   P (parent) waits for ever for "CRASH: P.1"

          why
            - race: P.1 (child) crashes (2) before P (parent) links with P.1 (child), which is already dead
              (3); the other way round it passes
            - step 2 decides: 50 % of random runs fail from before it, all from after it (exact)
            - P (parent) waits for "CRASH: P.1"; its mailbox is empty; when it passes, it gets "CRASH: P.1"
              from P.1 (child)
            - nearest passing schedule: the default one

          trace 2 of a search by traces; shrunk in 9 runs: proved minimal: no schedule with fewer deviations
          fails so
          toybeam replay TB1-200G0-00000-36AY1-Q06HY-HZJD0-41000-82041-7YPYN-VSQ1H-PSV

        1 kind of failure in 1 of 2 schedules
        complete: 2 traces, which are all there are, 1 of them fails

        """;

    [Fact]
    public void The_story_of_ex7_is_spawn_crash_link_stuck()
    {
        var answer = Cli.Run("explore", "ex7");
        Assert.Equal(StoryOfEx7, answer.Out);
        Assert.Empty(answer.Error);
    }

    [Fact]
    public void A_pass_says_that_all_was_run() => Assert.Equal(
        """
        explore ex7b: auto, seeds 0..1000 x 1, granularity visible, rules seed, delivery instant

        every claim held
        complete: 1 trace, which is the only one there is

        """,
        Cli.Run("explore", "ex7b").Out);

    [Fact]
    public void The_programs_of_a_tree_file_are_shrunk_and_printed()
    {
        using var file = new ScratchFile("""
            main { c = spawn { work 3; crash; } work 1; trap_exit on; link c; receive exit c crash; receive "never"; }
            idle { work 2; work 3; }
            """);
        var answer = Cli.Run("explore", file.Path, "--stop-after", "1");
        Assert.Equal(1, answer.Exit);
        Assert.Contains("  program (shrunk from ", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Within_the_sources_the_replay_line_runs_them()
    {
        var answer = Cli.Run(["explore", "ex7"], shell => shell with { Directory = Path.Combine(Sources.Root, "tests") });
        Assert.Contains("\n  dotnet run -c Release --project ../src/ToyBeam.Cli -- replay TB1-", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explore", "ex7")]
    [InlineData("explore", "lost-update-checked")]
    [InlineData("explore", "dining", "-v")]
    [InlineData("count", "lost-update")]
    [InlineData("show", "ex4", "--strategy", "round-robin:7")]
    [InlineData("show", "lost-update", "-p", "n=30", "--seed", "3", "-v")]
    [InlineData("list")]
    [InlineData("--help")]
    [InlineData("explore", "--help")]
    [InlineData("count", "--help")]
    [InlineData("show", "--help")]
    [InlineData("replay", "--help")]
    public void No_line_is_wider_than_100_columns_but_those_to_paste_and_none_has_control_codes(params string[] args)
    {
        var lines = Cli.Run(args).Lines;
        Assert.All(lines.Where(line => !line.Contains("replay TB1-", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 100));
        Assert.All(lines, line => Assert.DoesNotContain('\u001b', line));
    }

    [Fact]
    public void The_environment_gives_the_first_seed_and_the_schedules()
    {
        var variables = new Dictionary<string, string> { ["TOYBEAM_SEED"] = "77", ["TOYBEAM_SCHEDULES"] = "3" };
        Assert.StartsWith("explore ex1: auto, seeds 77..1077 x 3,", Cli.Run(variables, "explore", "ex1").Out, StringComparison.Ordinal);
        Assert.StartsWith("explore ex1: auto, seeds 0..2 x 1,", Cli.Run(variables, "explore", "ex1", "--seeds", "0..2", "--schedules", "1").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strategy_that_implies_a_granularity_sets_it() =>
        Assert.Contains("granularity reduction", Cli.Run("explore", "ex4", "--strategy", "round-robin:7", "--seeds", "0..1").Out, StringComparison.Ordinal);
}
