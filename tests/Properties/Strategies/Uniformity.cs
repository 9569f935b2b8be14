using ToyBeam.Core;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>Where a sampler promises that all orders are equally likely, their numbers differ no more than chance makes them: chi-square at level 1e-6.</summary>
public sealed class Uniformity
{
    private const int PerCell = 200;

    private static readonly Dictionary<string, (Start Program, int Orders, double Critical)> Cases = new()
    {
        ["sink[2,2,2]"] = (Programs.Sink(2, 2, 2), 90, 167.7),
        ["sink[1,2,3]"] = (Programs.Sink(1, 2, 3), 60, 126.1),
        ["bitshift_sink(5,5)"] = (Programs.Sink(5, 5), 252, 372.4),
        ["sink[2,2,2] behind work"] = (Programs.SinkBehindWork((2, 1), (2, 0), (2, 2)), 90, 167.7),
    };

    [Theory]
    [InlineData("sink[2,2,2]")]
    [InlineData("sink[1,2,3]")]
    [InlineData("bitshift_sink(5,5)")]
    public void Of_the_uniform_random_walk(string name) => Assert.InRange(ChiSquare(name, new Urw()), 0, Cases[name].Critical);

    [Theory]
    [InlineData("sink[2,2,2]")]
    [InlineData("sink[1,2,3]")]
    [InlineData("bitshift_sink(5,5)")]
    [InlineData("sink[2,2,2] behind work")]
    public void Of_the_selectively_uniform_random_walk(string name) => Assert.InRange(ChiSquare(name, new Surw()), 0, Cases[name].Critical);

    /// <summary>The test has the power to tell: others fail it by far.</summary>
    [Theory]
    [InlineData("sink[2,2,2]")]
    [InlineData("sink[1,2,3]")]
    [InlineData("bitshift_sink(5,5)")]
    [InlineData("sink[2,2,2] behind work")]
    public void Not_of_others(string name)
    {
        Assert.All([new RandomWalk(), new Pos(), (IStrategy)new Sticky(1)], other => Assert.True(ChiSquare(name, other) > 5 * Cases[name].Critical));
    }

    [Fact]
    public void Not_of_the_uniform_random_walk_where_work_lies_between() =>
        Assert.True(ChiSquare("sink[2,2,2] behind work", new Urw()) > 5 * Cases["sink[2,2,2] behind work"].Critical);

    private static double ChiSquare(string name, IStrategy strategy)
    {
        var (program, cells, _) = Cases[name];
        var orders = Sampling.Orders(program, strategy, cells * PerCell);
        Assert.True(orders.Count <= cells);
        return orders.Values.Sum(seen => Math.Pow(seen - PerCell, 2) / PerCell) + ((cells - orders.Count) * PerCell);
    }
}
