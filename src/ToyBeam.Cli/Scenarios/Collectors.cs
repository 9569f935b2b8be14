using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>Servers whose answer is the order in which they took their mail.</summary>
public static class Collectors
{
    /// <summary>Two senders of k messages each, and a server that takes them all: C(2k, k) traces in C(2k, k)·Catalan(2k) interleavings.</summary>
    public static ScenarioTemplate Bitshift { get; } = new(
        [new("k", 2, 0, 15, "messages of each sender")],
        values => new Scenario
        {
            Name = "bitshift-server",
            Description = "Two senders of k messages each; a server shifts them into a number as bits.",
            Start = roots =>
            {
                var server = roots.Add(Shift(2 * values[0], 0), "server");
                roots.Add(Bits(server, values[0], 0), "zeros");
                roots.Add(Bits(server, values[0], 1), "ones");
            },
        });

    /// <summary>Two messages of one sender, which keep their order, and one of another: 3 traces in every mode of delivery.</summary>
    public static ScenarioTemplate Fifo { get; } = new(new Scenario
    {
        Name = "fifo2",
        Description = "One sender of two messages, one of a single one: those of one sender keep their order.",
        Start = roots =>
        {
            var main = roots.Add(Collect(3, ""), "main");
            roots.Add(Send(main, "a1", () => Send(main, "a2", () => End)), "a");
            roots.Add(Send(main, "b", () => End), "b");
        },
    });

    /// <summary>A tells C, then B, who tells C: the mode of delivery says whether C can hear of B first.</summary>
    public static ScenarioTemplate Triangle { get; } = new(new Scenario
    {
        Name = "triangle",
        Description = "A sends to C, then to B, who sends to C: can B's message be there first?",
        Start = roots =>
        {
            var (b, c) = (roots[1], roots[2]);
            roots.Add(Send(c, "hello", () => Send(b, "world", () => End)), "a");
            roots.Add(Receive(Any(message => Send(c, message, () => End))), "b");
            roots.Add(Collect(2, ""), "c");
        },
    });

    /// <summary>A cell, two writers and a reader that asks for its value: 3! traces.</summary>
    public static ScenarioTemplate WritersReader { get; } = new(new Scenario
    {
        Name = "writers-reader",
        Description = "Two processes write a cell, one reads it: what does it see?",
        Start = roots =>
        {
            var cell = roots.Add(Cell(3, 0), "cell");
            roots.Add(Send(cell, new Put(1), () => End), "writer 1");
            roots.Add(Send(cell, new Put(2), () => End), "writer 2");
            roots.Add(Send(cell, new Get(roots[3]), () => Receive(On<Value>(value => End(value.Number)))), "reader");
        },
    });

    private sealed record Put(int Number);

    private sealed record Get(Pid From);

    private sealed record Value(int Number);

    private static Code Bits(Pid server, int count, int bit) => count == 0 ? End : Send(server, bit, () => Bits(server, count - 1, bit));

    private static Code Shift(int left, int bits) => left == 0 ? End(bits) : Receive(On<int>(bit => Shift(left - 1, (2 * bits) + bit)));

    private static Code Collect(int left, string taken) => left == 0 ? End(taken) : Receive(On<string>(message => Collect(left - 1, $"{taken} {message}")));

    private static Code Cell(int left, int number) => left == 0 ? End(number) : Receive(
        On<Put>(put => Cell(left - 1, put.Number)),
        On<Get>(get => Send(get.From, new Value(number), () => Cell(left - 1, number))));
}
