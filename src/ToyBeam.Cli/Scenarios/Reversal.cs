using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>A bug in one order out of 24, each sender's message behind a few steps of its own: hard for a uniform random walk.</summary>
public static class Reversal
{
    /// <summary>The scenario.</summary>
    public static Scenario Scenario { get; } = new()
    {
        Name = "reversal4",
        Description = "Four senders with ticks of their own first; the sink must not receive 4, 3, 2, 1.",
        Start = roots => roots.Add(Spawn(Sink([]), sink => SpawnSender(1, sink), "sink", server: true), "main"),
    };

    private const int Senders = 4;
    private static readonly string[] SenderNames = BuiltIn.Numbered("sender", Senders);

    private sealed record Tick;

    private sealed record Msg(int Sender);

    private static Code SpawnSender(int number, Pid sink) => number > Senders
        ? End
        : Spawn(Self(me => Sender(me, sink, number, ticks: 3)), _ => SpawnSender(number + 1, sink), SenderNames[number - 1]);

    private static Code Sender(Pid me, Pid sink, int number, int ticks) => ticks > 0
        ? Send(me, new Tick(), () => Receive(On<Tick>(_ => Sender(me, sink, number, ticks - 1))))
        : Send(sink, new Msg(number), () => End);

    private static Code Sink(ImmutableList<int> received) => received is [4, 3, 2, 1]
        ? Fail("the messages arrived in reverse: 4, 3, 2, 1")
        : Receive(On<Msg>(message => Sink(received.Add(message.Sender))));
}
