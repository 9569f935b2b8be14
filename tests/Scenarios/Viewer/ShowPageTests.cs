using System.Text.RegularExpressions;
using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Scenarios.CommandLine;

namespace ToyBeam.Scenarios.Viewer;

/// <summary>The option <c>--html</c> of the command <c>show</c>. No browser needed.</summary>
public sealed class ShowPageTests
{
    [Fact]
    public void It_writes_one_file_and_says_so()
    {
        var (answer, html) = Show("ex7");
        Assert.Equal(0, answer.Exit);
        Assert.Matches(@"^wrote \S+: 10 runs to step through; open it in a browser $", Regex.Replace(answer.Out, @"\s+", " "));
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes() => Assert.Equal(Show("lost-update", "--seed", "3").Html, Show("lost-update", "--seed", "3").Html);

    /// <summary>The article's examples come with its scheduler, ex7 with its cure; the program's text beside each is the same program.</summary>
    [Fact]
    public void The_examples_come_with_the_budgets_and_the_cure()
    {
        foreach (var example in SeedExamples.All)
        {
            var (answer, html) = Show(example.Name);
            Assert.Equal(0, answer.Exit);
            foreach (var name in new[] { "budget 7", "budget 2", "budget 1", "all at once" })
            {
                Assert.Contains($"\"name\":\"{name}\"", html, StringComparison.Ordinal);
            }
            Assert.Contains("\"source\":{\"text\":\"main {", html, StringComparison.Ordinal);
            Assert.Equal(example.Name is "ex7" or "ex7b", html.Contains("\"program\":\"ex7b\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_failing_run_comes_shrunk_and_with_its_nearest_passing_one()
    {
        var (answer, html) = Show("lost-update", "-p", "n=3", "--strategy", "random", "--seed", "4");
        Assert.Equal(0, answer.Exit);
        Assert.Contains("\"name\":\"random, seed 4\"", html, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"shrunk\"", html, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"nearest passing\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cured_program_comes_beside_the_broken_one() =>
        Assert.Contains("\"program\":\"stale-timer-fixed\"", Show("stale-timer").Html, StringComparison.Ordinal);

    [Fact]
    public void A_token_gives_its_run()
    {
        var token = Sample.FailingRun("ex7", Delivery.Instant).Command!.Split(' ')[^1];
        var (answer, html) = Show(token);
        Assert.Equal(0, answer.Exit);
        Assert.Contains("\"name\":\"failing\"", html, StringComparison.Ordinal);
        Assert.Contains($"replay {token}", html, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"nearest passing\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_on_the_page_replays_the_run()
    {
        foreach (var (strategy, answer) in new[] { ("random", "same"), ("default", "none") })
        {
            var token = Regex.Match(Show("lost-update", "--strategy", strategy).Html, "replay (TB1-[0-9A-Z-]+)").Groups[1].Value;
            Assert.Contains($"\"result\":\"{answer}\"", CommandLine.Cli.Run("replay", token, "--json").Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no/such/folder/page.html")]
    [InlineData(".")]
    public void A_file_that_cannot_be_written_is_one_line(string path)
    {
        var answer = CommandLine.Cli.Run("show", "ex7", "--html", path);
        Assert.Equal(2, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.StartsWith($"toybeam: cannot write '{path}': ", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Nothing_is_left_where_the_run_cannot_be_shown()
    {
        using var file = new ScratchFile("old", ".html");
        Assert.Equal(2, CommandLine.Cli.Run("show", "no-such-scenario", "--html", file.Path).Exit);
        Assert.Equal("old", File.ReadAllText(file.Path));
        Assert.False(File.Exists($"{file.Path}.unfinished"));
    }

    [Fact]
    public void It_asks_for_nothing_from_elsewhere()
    {
        var html = Show("ex7").Html;
        Assert.DoesNotMatch("""(src|href|action|data)\s*=\s*["'](?!["'])""", html[..html.IndexOf("<script type=\"application/json\"", StringComparison.Ordinal)]);
        Assert.DoesNotMatch("@import|url\\(", html);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    private static (CommandLine.Cli.Answer Answer, string Html) Show(params string[] args)
    {
        using var file = new ScratchFile("", ".html");
        var answer = CommandLine.Cli.Run(["show", .. args, "--html", file.Path]);
        return (answer, File.ReadAllText(file.Path));
    }
}
