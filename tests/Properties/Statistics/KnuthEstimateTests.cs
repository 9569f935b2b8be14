using ToyBeam.Core;
using ToyBeam.Properties.Strategies;
using ToyBeam.Sim.Statistics;

namespace ToyBeam.Properties.Statistics;

/// <summary>The estimate of how many interleavings there are, against programs of which that is known, with the variance of one walk.</summary>
public sealed class KnuthEstimateTests
{
    private const int Walks = 4000;

    private static readonly MachineOptions WorkSteps = new() { Granularity = Granularity.Work };

    public static TheoryData<string, double, double> Known => new()
    {
        { "bitshift-sink(5,5)", 252, 30640 },
        { "lost-update(2)", 252, 58288 },
        { "indep[3,3,3]", 1680, 1615104 },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void The_mean_is_the_number(string name, double interleavings, double variance)
    {
        var program = name switch
        {
            "bitshift-sink(5,5)" => Programs.Sink(5, 5),
            "lost-update(2)" => Programs.LostUpdate(),
            _ => Programs.Workers(3, 3),
        };
        var estimate = KnuthEstimate.Of(program, WorkSteps, Walks);
        Assert.Equal(Walks, estimate.Walks);
        Assert.InRange(Math.Pow(10, estimate.Log10), interleavings - (5 * Math.Sqrt(variance / Walks)), interleavings + (5 * Math.Sqrt(variance / Walks)));
        Assert.InRange(estimate.Log10, estimate.LowestLog10, estimate.HighestLog10);
        Assert.True(estimate.LowestLog10 < estimate.HighestLog10);
    }

    [Fact]
    public void One_interleaving_is_one() => Assert.Equal(0, KnuthEstimate.Of(Programs.Workers(1, 5), WorkSteps).Log10, 12);

    [Fact]
    public void Numbers_that_fit_nothing_are_no_trouble()
    {
        var estimate = KnuthEstimate.Of(Programs.Workers(60, 20), WorkSteps);
        Assert.InRange(estimate.Log10, 1500, 2100); // (60 * 20)! / (20!)^60 is 10^2053; from walks it is less, for the mean is carried by rare ones.
        Assert.InRange(estimate.Walks, 10, 1000);
    }

    [Fact]
    public void The_same_program_gives_the_same_estimate() => Assert.Equal(KnuthEstimate.Of(Programs.LostUpdate(), WorkSteps), KnuthEstimate.Of(Programs.LostUpdate(), WorkSteps));
}
