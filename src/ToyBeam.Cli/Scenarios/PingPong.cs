using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>Request and answer, ten rounds.</summary>
public static class PingPong
{
    /// <summary>The scenario; correct under every schedule.</summary>
    public static Scenario Scenario { get; } = new()
    {
        Name = "ping-pong",
        Description = "A pinger and a ponger, ten rounds.",
        Start = roots => roots.Add(Root(rounds: 10), "main"),
    };

    private sealed record Ping(Pid From);

    private sealed record Pong;

    private static Code Root(int rounds) =>
        Spawn(Ponger(), ponger =>
        Spawn(Self(me => Pinger(me, ponger, rounds)), _ => End,
        "pinger"), "ponger", server: true);

    private static Code Ponger() => Receive(On<Ping>(ping => Send(ping.From, new Pong(), Ponger)));

    private static Code Pinger(Pid me, Pid ponger, int rounds) => rounds == 0
        ? End
        : Send(ponger, new Ping(me), () => Receive(On<Pong>(_ => Pinger(me, ponger, rounds - 1))));
}
