using System.Text.Json;

namespace ToyBeam.Scenarios.CommandLine;

/// <summary>The figures of <c>count</c> against those that theory gives.</summary>
public sealed class CountTests
{
    [Theory]
    [InlineData(2, 4, 2)]
    [InlineData(3, 30, 6)]
    [InlineData(4, 336, 24)]
    [InlineData(5, 5040, 120)]
    public void A_fan_in_has_as_many_traces_as_orders_of_arrival(int n, long interleavings, int traces)
    {
        var line = Count("fan-in", "-p", $"n={n}", "--granularity", "work");
        Assert.Equal(interleavings, line.GetProperty("interleavings").GetInt64());
        Assert.Equal(traces, line.GetProperty("r0").GetInt32());
        Assert.Equal(traces, line.GetProperty("r1").GetInt32());
        Assert.True(line.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public void Two_lost_updates_have_252_interleavings_6_traces_and_2_outcomes()
    {
        var line = Count("lost-update", "--granularity", "work");
        Assert.Equal(252, line.GetProperty("interleavings").GetInt64());
        Assert.Equal(6, line.GetProperty("r0").GetInt32());
        Assert.Equal(6, line.GetProperty("r1").GetInt32());
        Assert.Equal(2, line.GetProperty("outcomes").GetInt32());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Three_lost_updates_have_471366_interleavings_90_traces_and_3_outcomes()
    {
        var line = Count("lost-update", "-p", "n=3", "--granularity", "work");
        Assert.Equal(471366, line.GetProperty("interleavings").GetInt64());
        Assert.Equal(90, line.GetProperty("r0").GetInt32());
        Assert.Equal(90, line.GetProperty("r1").GetInt32());
        Assert.Equal(3, line.GetProperty("outcomes").GetInt32());
    }

    [Fact]
    public void A_ring_has_one_interleaving() =>
        Assert.Equal(1, Count("ring", "-p", "n=7", "--granularity", "work").GetProperty("interleavings").GetInt64());

    [Theory]
    [InlineData("work")]
    [InlineData("instruction")]
    public void By_observation_a_selective_fan_in_takes_one_run_with_all_claims_watched(string granularity)
    {
        var answer = Cli.Run("count", "fan-in-sel", "-p", "n=5", "--granularity", granularity, "--engine", "dpor-observers");
        Assert.Equal("complete: 1 trace, none stuck, every claim held", answer.Lines[^1]);
    }

    [Fact]
    public void By_points_a_claim_is_counted_in_traces_and_interleavings_in_paths()
    {
        var line = Count("lost-update", "-p", "n=3", "--granularity", "work", "--engine", "config");
        Assert.Equal("config", line.GetProperty("engine").GetString());
        Assert.Equal(471366, line.GetProperty("interleavings").GetInt64());
        Assert.Equal(90, line.GetProperty("r0").GetInt32());
        Assert.Equal(1573, line.GetProperty("nodes").GetInt32());
        Assert.Equal(84, line.GetProperty("violating").GetProperty("no-lost-update").GetInt32());
        Assert.Equal((248, 248), (Violating("dfs"), Violating("config")));
        Assert.Null(Violating("dpor"));
        var answer = Cli.Run("count", "lost-update", "--granularity", "work", "--engine", "config");
        Assert.Equal(1, answer.Exit);
        Assert.Equal("complete: 252 interleavings in 6 traces, 4 break no-lost-update", answer.Lines[^1]);
    }

    [Fact]
    public void Numbers_that_no_machine_word_holds_are_exact()
    {
        // (nk)!/(k!)^n for n = 10, k = 2.
        var line = Count("indep", "-p", "n=10", "-p", "k=2", "--granularity", "work", "--engine", "config");
        Assert.Equal("2375880867360000", line.GetProperty("interleavings").GetRawText());
        Assert.Equal(59049, line.GetProperty("nodes").GetInt32());
    }

    [Fact]
    public void A_search_by_points_stops_at_so_many_points()
    {
        var answer = Cli.Run("count", "fan-in", "-p", "n=5", "--engine", "config", "--max", "100");
        Assert.Equal(6, answer.Exit);
        Assert.StartsWith("stopped at 100 nodes by --max: ", answer.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_that_was_cut_says_so_and_is_not_complete()
    {
        var answer = Cli.Run("count", "fan-in", "-p", "n=5", "--max", "100");
        Assert.Equal(6, answer.Exit);
        Assert.EndsWith("stopped at 100 interleavings by --max: none stuck, every claim held; no claim beyond them\n", answer.Out, StringComparison.Ordinal);
        Assert.False(Count("fan-in", "-p", "n=5", "--max", "100").GetProperty("complete").GetBoolean());
    }

    [Fact]
    public void For_people_the_last_line_is_the_verdict()
    {
        Assert.Equal("complete: 1 interleaving, none stuck, every claim held", Cli.Run("count", "ex7b").Lines[^1]);
        Assert.Equal("complete: 2 interleavings, 1 break completes", Cli.Run("count", "ex7").Lines[^1]);
    }

    /// <summary>Interleavings of two lost updates that lose one.</summary>
    private static long? Violating(string engine)
    {
        var all = Count("lost-update", "--granularity", "work", "--engine", engine).GetProperty("violatingInterleavings");
        return all.ValueKind == JsonValueKind.Null ? null : all.GetProperty("no-lost-update").GetInt64();
    }

    private static JsonElement Count(params string[] args) => JsonDocument.Parse(Cli.Run(["count", .. args, "--json"]).Out).RootElement;
}
