using System.Text.Json;
using ToyBeam.Cli;

namespace ToyBeam.Scenarios.CommandLine;

/// <summary>What <c>explore</c> says in the end: no more than what it ran supports.</summary>
public sealed class ConclusionTests
{
    [Fact]
    public void All_traces_without_a_failure() => Assert.Equal("complete: 1 trace, which is the only one there is", Cli.Run("explore", "ring").Lines[^1]);

    [Fact]
    public void All_traces_with_failures() => Assert.Equal("complete: 24 traces, which are all there are, 1 of them fails", Cli.Run("explore", "reversal4", "--no-shrink").Lines[^1]);

    [Fact]
    public void Samples_without_a_failure_bound_what_may_have_been_missed()
    {
        var text = string.Join(' ', Cli.Run("explore", "fan-in-10", "--strategy", "pct:2").Lines[^3..].Select(line => line.Trim()));
        Assert.StartsWith("sampled: 1000 schedules, ", text, StringComparison.Ordinal);
        Assert.Contains("e25 interleavings. Under pct:2 (1000 schedules) a schedule breaks a claim with a probability below 0.30 % (at 95 %); the next one is new with about ", text, StringComparison.Ordinal);
        Assert.EndsWith("A bug of depth 2 was missed with a probability of at most 15 %.", text, StringComparison.Ordinal); // 12 processes, 44 events: (1 - 1/528)^1000.
    }

    [Fact]
    public void With_a_failure_nothing_is_said_of_how_likely_it_was_missed()
    {
        var text = string.Join(' ', Cli.Run("explore", "lost-update-checked", "--strategy", "random").Lines);
        Assert.Contains(" of them fail; ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("probability below", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_schedules_that_were_cut_nothing_is_said_of_what_they_missed()
    {
        var answer = Cli.Run("explore", "ping-pong", "--max-steps", "5");
        Assert.Equal(ExitCode.Incomplete, answer.Exit);
        Assert.DoesNotContain("probability", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Generated_programs() => Assert.StartsWith("complete: all traces of 3 programs were run", Cli.Run("explore", "gen", "-p", "size=4", "--seeds", "0..3").Lines[^1], StringComparison.Ordinal);

    [Fact]
    public void As_json()
    {
        var lines = Cli.Run("explore", "fan-in-10", "--seeds", "0..100", "--json").Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var arms = lines.Where(line => line.GetProperty("t").GetString() == "arm").ToList();
        Assert.Equal("traces", arms[0].GetProperty("strategy").GetString());
        Assert.Equal(JsonValueKind.Null, arms[0].GetProperty("failsBelow").ValueKind); // No draws.
        var surw = arms.Single(arm => arm.GetProperty("strategy").GetString() == "surw");
        Assert.Equal(1 - Math.Pow(0.05, 1.0 / surw.GetProperty("schedules").GetInt64()), surw.GetProperty("failsBelow").GetDouble(), 9);
        Assert.Equal(100, arms.Sum(arm => arm.GetProperty("schedules").GetInt64()));
        var summary = lines[^1];
        Assert.False(summary.GetProperty("complete").GetBoolean());
        Assert.InRange(summary.GetProperty("interleavingsLog10").GetDouble(), 24, 28);
        Assert.True(summary.GetProperty("estimatedTraces").GetInt64() > 100);
    }

    [Fact]
    public void A_note_that_must_be_made_and_is_not_is_a_failure()
    {
        using var file = new ScratchFile("main { spawn { send parent \"x\"; } receive { \"x\" -> { note seen \"x\"; } _ -> { note never \"y\"; } } }\n");
        Assert.Equal(ExitCode.Pass, Cli.Run("explore", file.Path, "--require-reach", "seen").Exit);
        var answer = Cli.Run("explore", file.Path, "--require-reach", "seen", "--require-reach", "never");
        Assert.Equal(ExitCode.Failure, answer.Exit);
        Assert.Contains("not reached by any schedule: never", answer.Out, StringComparison.Ordinal);
        Assert.Contains("\"unreached\":[\"never\"]", Cli.Run("explore", file.Path, "--require-reach", "never", "--json").Out, StringComparison.Ordinal);
        Assert.Contains("{\"t\":\"reach\",\"name\":\"seen\",\"schedules\":1}", Cli.Run("explore", file.Path, "--json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_is_a_page_that_needs_nothing_else()
    {
        using var file = new ScratchFile("old", ".html");
        Assert.Equal(ExitCode.Failure, Cli.Run("explore", "lost-update-checked", "--strategy", "portfolio", "--report", $"html={file.Path}").Exit);
        var page = File.ReadAllText(file.Path);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
        Assert.Contains("<polyline", page, StringComparison.Ordinal);
        Assert.Contains("Failing schedules by strategy", page, StringComparison.Ordinal);
        Assert.Contains("interleavings", page, StringComparison.Ordinal);
        Assert.Contains("replay TB1-", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html=", "--report is html=FILE, not 'html='")]
    [InlineData("pdf=x", "--report is html=FILE, not 'pdf=x'")]
    [InlineData("html=/nowhere/at/all.html", "cannot write '/nowhere/at/all.html': there is no such directory")]
    [InlineData("html=/", "cannot write '/': it is a directory")]
    public void A_report_that_cannot_be_written_is_said_before_anything_is_run(string report, string error)
    {
        var answer = Cli.Run("explore", "ex7", "--report", report);
        Assert.Equal((ExitCode.Usage, ""), (answer.Exit, answer.Out));
        Assert.StartsWith($"toybeam: {error}", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("complete up to delay:2: 34 interleavings", "--bound", "delay:2")]
    [InlineData("complete, with nothing beyond preempt:99: 252 interleavings", "--bound", "preempt:99")]
    [InlineData("complete up to preempt:1: 80 interleavings", "--bound", "preempt:1", "--engine", "config")]
    public void A_count_says_up_to_which_bound_it_is_complete(string verdict, params string[] args) =>
        Assert.StartsWith(verdict, Cli.Run([.. new[] { "count", "lost-update", "--granularity", "work" }, .. args]).Lines[^1], StringComparison.Ordinal);

    [Theory]
    [InlineData("--bound is delay:K or preempt:K with K a number from 0 to 1000, not 'x:1'", "--bound", "x:1")]
    [InlineData("the engine 'dpor' takes no --bound", "--bound", "delay:1", "--engine", "dpor")]
    [InlineData("the engine 'dpor-observers' needs --timing untimed", "--timing", "virtual", "--engine", "dpor-observers")]
    public void What_count_cannot_do(string error, params string[] args)
    {
        var answer = Cli.Run([.. new[] { "count", "lost-update" }, .. args]);
        Assert.Equal(ExitCode.Usage, answer.Exit);
        Assert.Contains(error, answer.Error, StringComparison.Ordinal);
    }
}
