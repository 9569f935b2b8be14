using System.Numerics;
using ToyBeam.Cli.Scenarios;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Scenarios.Programs;

/// <summary>How many interleavings there are within so many delays or preemptions: known from theory (Mahonian numbers for one-step senders) and from an enumeration that shares nothing with this code.</summary>
public sealed class BoundedCountTests
{
    [Theory]
    [InlineData("lost-update", "n=2", "preempt", 22, 80, 162, 222, 246)]
    [InlineData("lost-update", "n=2", "delay", 1, 7, 34, 87, 159, 219)]
    [InlineData("abba", "", "preempt", 114, 550, 1294)]
    [InlineData("abba", "", "delay", 1, 15, 79, 246, 590)]
    [InlineData("sink", "a=2 b=2 c=2", "preempt", 6, 24, 60, 90)]
    [InlineData("sink", "a=2 b=2 c=2", "delay", 1, 5, 14, 30, 49, 67)]
    [InlineData("sink", "a=1 b=1 c=1", "delay", 1, 3, 5, 6, 6)]
    [InlineData("bitshift-sink", "a=2 b=2", "preempt", 2, 4, 6)]
    [InlineData("bitshift-sink", "a=3 b=3", "preempt", 2, 6, 14, 18, 20)]
    [InlineData("bitshift-sink", "a=2 b=2", "delay", 1, 3, 5, 6)]
    [InlineData("bitshift-sink", "a=3 b=3", "delay", 1, 4, 10, 16, 19, 20)]
    public void Within_a_bound(string name, string parameters, string kind, params int[] known)
    {
        for (var limit = 0; limit < known.Length; limit++)
        {
            Assert.True(ScheduleBound.TryParse($"{kind}:{limit}", out var bound));
            var one = new DepthFirst(KnownCounts.Fused, [], bound).Count(Program(name, parameters), long.MaxValue);
            var other = new ConfigurationEngine(KnownCounts.Fused, [], bound).Count(Program(name, parameters), long.MaxValue);
            Assert.Equal((known[limit], true), (one.Interleavings, one.Complete));
            Assert.Equal((known[limit], true, one.BoundMet), (other.Interleavings, other.Complete, other.BoundMet));
            Assert.Equal(one.Outcomes, other.Outcomes);
            Assert.Equal(one.ObservationTraces, other.ObservationTraces);
        }
    }

    [Fact]
    public void A_bound_that_leaves_nothing_out_says_so()
    {
        Assert.True(ScheduleBound.TryParse("delay:100", out var bound));
        var count = new ConfigurationEngine(KnownCounts.Fused, [], bound).Count(Program("lost-update", "n=2"), long.MaxValue);
        Assert.Equal((new BigInteger(252), false), (count.Interleavings, count.BoundMet));
    }

    [Theory]
    [InlineData("delay")]
    [InlineData("delay:")]
    [InlineData("delay:-1")]
    [InlineData("delay:1001")]
    [InlineData("preempt:1:2")]
    [InlineData("switch:1")]
    [InlineData("")]
    public void What_is_no_bound(string text) => Assert.False(ScheduleBound.TryParse(text, out _));

    private static TestedProgram Program(string name, string parameters)
    {
        var values = parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(parameter => new Parameter(parameter[..1], parameter[2] - '0'));
        return new TestedProgram(BuiltIn.Find(name)!.Build([.. values]).Start, KnownCounts.Fused, new NamedTarget(name, []));
    }
}
