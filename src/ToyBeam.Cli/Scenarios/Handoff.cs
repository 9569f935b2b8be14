using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>A bug of depth 3: two long undisturbed stretches, then a switch inside a window of one message.</summary>
public static class Handoff
{
    /// <summary>The scenario.</summary>
    public static Scenario Scenario { get; } = new()
    {
        Name = "handoff3",
        Description = "Two workers send m0, tick, m1, tick, m2; the sink must not see b0 b1 a0 a1 b2 a2.",
        Start = roots => roots.Add(Root(), "main"),
    };

    private sealed record Tick;

    private static Code Root() =>
        Spawn(Sink([]), sink =>
        Spawn(Worker(sink, "a"), _ =>
        Spawn(Worker(sink, "b"), _ => End,
        "worker b"), "worker a"), "sink", server: true);

    private static Code Worker(Pid sink, string name) =>
        Self(me =>
        Send(sink, $"{name}0", () =>
        Ticks(me, 3, () =>
        Send(sink, $"{name}1", () =>
        Ticks(me, 1, () =>
        Send(sink, $"{name}2", () => End))))));

    /// <summary>Sends itself a tick and handles it, a number of times.</summary>
    private static Code Ticks(Pid me, int count, Func<Code> next) => count == 0
        ? next()
        : Send(me, new Tick(), () => Receive(On<Tick>(_ => Ticks(me, count - 1, next))));

    private static Code Sink(ImmutableList<string> seen) => seen is ["b0", "b1", "a0", "a1", "b2", "a2"]
        ? Fail("the sink saw b0 b1 a0 a1 b2 a2")
        : Receive(On<string>(message => Sink(seen.Add(message))));
}
