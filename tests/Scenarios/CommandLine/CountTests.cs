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

    private static JsonElement Count(params string[] args) => JsonDocument.Parse(Cli.Run(["count", .. args, "--json"]).Out).RootElement;
}
