using System.Text.Json;

namespace ToyBeam.Scenarios.CommandLine;

/// <summary>JSON lines: the fields that others read, in their order, and the same bytes every time.</summary>
public sealed class JsonTests
{
    private static readonly string[] FailFields =
        ["t", "invariant", "signature", "seed", "schedule", "steps", "program", "deviations", "preemptions", "token", "shrunk"];

    private static readonly string[] SummaryFields =
        ["t", "target", "strategy", "delivery", "seeds", "schedules", "distinct", "steps", "failures", "failingSchedules", "complete", "exit"];

    private static readonly string[] CountFields =
        ["t", "target", "params", "engine", "delivery", "interleavings", "r0", "r1", "outcomes", "blocked", "nodes", "violating", "complete"];

    [Fact]
    public void Explore_writes_a_header_the_failures_and_a_summary()
    {
        var lines = Cli.Run("explore", "ex7", "--json").Lines.Select(Parse).ToList();
        Assert.Equal(["run", "fail", "arm", "summary"], lines.Select(line => line.GetProperty("t").GetString()));
        Assert.Equal(FailFields, Names(lines[1]).Take(FailFields.Length));
        Assert.Equal(SummaryFields, Names(lines[3]).Take(SummaryFields.Length));
        Assert.Equal("stuck:\"CRASH: *\"", lines[1].GetProperty("signature").GetString());
        Assert.Equal(1, lines[1].GetProperty("deviations").GetInt32());
        Assert.Equal(JsonValueKind.Null, lines[1].GetProperty("program").ValueKind);
        Assert.Equal(1, lines[3].GetProperty("exit").GetInt32());
        Assert.True(lines[3].GetProperty("complete").GetBoolean());
    }

    [Fact]
    public void Count_writes_one_line()
    {
        var line = Parse(Assert.Single(Cli.Run("count", "lost-update", "--granularity", "work", "--json").Lines));
        Assert.Equal(CountFields, Names(line).Take(CountFields.Length));
        Assert.Equal(2, line.GetProperty("params").GetProperty("n").GetInt32());
        Assert.Equal(JsonValueKind.Null, line.GetProperty("blocked").ValueKind);
        Assert.Equal(0, line.GetProperty("violating").GetProperty("completes").GetInt64());
        Assert.Equal(248, line.GetProperty("violating").GetProperty("no-lost-update").GetInt64());
    }

    [Fact]
    public void The_list_has_a_line_for_everything()
    {
        var lines = Cli.Run("list", "--json").Lines.Select(Parse).ToList();
        Assert.Equal(["engine", "invariant", "scenario", "strategy"], lines.Select(line => line.GetProperty("t").GetString()).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(lines, line => line.GetProperty("name").GetString() == "gen");
    }

    [Theory]
    [InlineData("explore", "lost-update", "--json")]
    [InlineData("explore", "gen", "--seeds", "0..20", "--json")]
    [InlineData("count", "fan-in", "--json")]
    [InlineData("list", "--json")]
    [InlineData("explore", "dining")]
    [InlineData("show", "gen", "--seed", "5", "-v")]
    public void The_same_command_gives_the_same_bytes(params string[] args)
    {
        var (first, second) = (Cli.Run(args), Cli.Run(args));
        Assert.Equal((first.Exit, first.Out), (second.Exit, second.Out)); // Progress, on stderr, goes by the clock.
    }

    [Fact]
    public void The_log_is_json_lines_with_options_seeds_findings_and_verdict()
    {
        using var file = new ScratchFile("", ".jsonl");
        Cli.Run("explore", "ex7", "--strategy", "newest-first", "--seeds", "0..5", "--log", file.Path);
        var lines = File.ReadAllLines(file.Path).Select(Parse).ToList();
        var levels = lines.Select(line => line.GetProperty("Level").GetString()).ToList();
        Assert.Equal(8, lines.Count); // Options, five seeds, one finding, the verdict.
        Assert.Equal(1, levels.Count(level => level == "Warning"));
        Assert.Contains(lines, line => line.GetProperty("Properties").TryGetProperty("Token", out _));
    }

    [Fact]
    public void With_verbose_the_steps_of_a_shown_run_are_logged_to_stderr() =>
        Assert.Contains("info: step 3: P.1 (child) crashes\n", Cli.Run("show", "ex7", "-v").Error, StringComparison.Ordinal);

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;

    private static IEnumerable<string> Names(JsonElement line) => line.EnumerateObject().Select(field => field.Name);
}
