using ToyBeam.Sim.Statistics;

namespace ToyBeam.Properties.Statistics;

/// <summary>Bounds on what may have been missed hold as often as they say, and would not if they were tighter.</summary>
public sealed class ResidualTests
{
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 0.95)]
    [InlineData(100, 0.029513)]
    [InlineData(1000, 0.0029912)]
    [InlineData(1_000_000, 0.0000029957)]
    public void After_no_failure_about_three_in_so_many_runs(long runs, double bound) => Assert.Equal(bound, Residual.AfterNone(runs), bound * 1e-4);

    /// <summary>One of 24 equally likely orders is the failure. The bound is wrong when it is below 1/24 after a campaign that met no failure.</summary>
    [Fact]
    public void The_bound_is_wrong_in_at_most_one_campaign_in_twenty()
    {
        const int Campaigns = 2000;
        const int Runs = 80; // So that the bound is below 1/24, and nearly as tight as can be.
        var wrong = Enumerable.Range(0, Campaigns).Count(campaign => !SpeciesCountTests.Meets(campaign, Runs));
        Assert.True(Residual.AfterNone(Runs) < 1 / 24.0);
        Assert.InRange(wrong, 1, Campaigns * 0.05);
    }

    /// <summary>The same after as many runs as a rule of one would need to speak of 1/24: wrong in a third of the campaigns.</summary>
    [Fact]
    public void A_rule_of_one_is_found_out()
    {
        const int Campaigns = 500;
        var wrong = Enumerable.Range(0, Campaigns).Count(campaign => !SpeciesCountTests.Meets(campaign, runs: 25));
        Assert.True(wrong > Campaigns * 0.25, $"{wrong} of {Campaigns}");
    }

    [Theory]
    [InlineData(1, 1, 2, 4, 0.5)]
    [InlineData(1, 2, 2, 4, 0.875)]
    [InlineData(16, 2, 2, 4, 0.11807)]
    [InlineData(100, 3, 3, 10, 0.71613)]
    public void Pct_misses_with_less_than_its_design_says(long runs, int depth, int processes, int events, double missed) =>
        Assert.Equal(missed, Residual.MissedByPct(runs, depth, processes, events), 1e-4);
}
