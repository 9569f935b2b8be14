using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Scenarios.Programs;

/// <summary>The small programs whose numbers are known exactly where delivering is a choice of its own. Their convention: an end belongs to the step before it.</summary>
public sealed class ChannelGroundTruthTests
{
    private const string FanIn2 = """
        main { receive _; receive _; }
        a { send main "a"; }
        b { send main "b"; }
        """;

    private const string FanIn3 = """
        main { receive _; receive _; receive _; }
        a { send main "a"; }
        b { send main "b"; }
        c { send main "c"; }
        """;

    private const string Fifo2 = """
        main { receive _; receive _; receive _; }
        a { send main "a1"; send main "a2"; }
        b { send main "b"; }
        """;

    /// <summary>A tells C, then B, who tells C.</summary>
    private const string Triangle = """
        a { send c "m1"; send b "go"; }
        b { receive _; send c "m2"; }
        c { receive _; receive _; }
        """;

    [Theory]
    [InlineData("fan-in of 2", FanIn2, 14, 2)]
    [InlineData("fan-in of 3", FanIn3, 636, 6)]
    [InlineData("fifo2", Fifo2, 227, 3)]
    [InlineData("triangle", Triangle, 22, 2)]
    public void In_pairwise_delivery(string name, string tree, int interleavings, int traces) =>
        Assert.Equal((name, interleavings, traces, traces), Counted(name, tree, Delivery.Pairwise));

    [Theory]
    [InlineData("fan-in of 2", FanIn2, 4, 2)]
    [InlineData("fan-in of 3", FanIn3, 30, 6)]
    [InlineData("fifo2", Fifo2, 15, 3)]
    [InlineData("triangle", Triangle, 4, 1)]
    public void In_instant_delivery(string name, string tree, int interleavings, int traces) =>
        Assert.Equal((name, interleavings, traces, traces), Counted(name, tree, Delivery.Instant));

    /// <summary>Without a chain of cause and effect causal delivery is pairwise delivery. The triangle has one: two of its 22 runs have the effect first, and are gone.</summary>
    [Theory]
    [InlineData("fan-in of 2", FanIn2, 14, 2)]
    [InlineData("fan-in of 3", FanIn3, 636, 6)]
    [InlineData("fifo2", Fifo2, 227, 3)]
    [InlineData("triangle", Triangle, 20, 1)]
    public void In_causal_delivery(string name, string tree, int interleavings, int traces) =>
        Assert.Equal((name, interleavings, traces, traces), Counted(name, tree, Delivery.Causal));

    [Theory]
    [InlineData(Delivery.Instant, false)]
    [InlineData(Delivery.Causal, false)]
    [InlineData(Delivery.Pairwise, true)]
    public void The_triangle_shows_an_effect_before_its_cause_in_pairwise_delivery_alone(Delivery delivery, bool shows)
    {
        var seen = new HashSet<string>();
        Interleavings.Of(
            ProgramTree.Parse(Triangle).Compile(),
            Options(delivery),
            kinds: EventKinds.Received,
            seen: machine =>
            {
                foreach (ref readonly var e in machine.Events)
                {
                    if (e.Process == 2)
                    {
                        seen.Add($"{machine.World[2].Steps} {e.Payload}");
                    }
                }
            });
        Assert.Equal(shows, seen.Contains("1 m2"));
        Assert.Contains("1 m1", seen);
    }

    private static (string Name, int Interleavings, int Traces, int Observations) Counted(string name, string tree, Delivery delivery)
    {
        var options = Options(delivery);
        var count = new DepthFirst(options, []).Count(new TestedProgram(ProgramTree.Parse(tree), options), max: 1000);
        Assert.True(count.Complete);
        return (name, (int)count.Interleavings!.Value, count.MailboxOrderTraces!.Value, count.ObservationTraces);
    }

    private static MachineOptions Options(Delivery delivery) => new() { Granularity = Granularity.Work, Delivery = delivery };
}
