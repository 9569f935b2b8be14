using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>Senders into a mailbox that nobody reads: all that can differ is the order of the mail, and nobody sees it.</summary>
public static class Sinks
{
    /// <summary>Three senders of some messages each: (a+b+c)!/(a!b!c!) traces by mailbox order, one by observation.</summary>
    public static ScenarioTemplate Three { get; } = new(
        [Messages("a", 2, "first"), Messages("b", 2, "second"), Messages("c", 2, "third")],
        values => Sink("sink", "Three senders of a, b and c messages into a mailbox that nobody reads.", [.. values.Select(count => Sends(count))]));

    /// <summary>Two senders: C(a+b, a) traces.</summary>
    public static ScenarioTemplate Two { get; } = new(
        [Messages("a", 2, "first"), Messages("b", 2, "second")],
        values => Sink("bitshift-sink", "Two senders of a and b messages into a mailbox that nobody reads.", [.. values.Select(count => Sends(count))]));

    /// <summary>One sender of k messages and one of a single one: k+1 traces.</summary>
    public static ScenarioTemplate LongTail { get; } = new(
        [Messages("k", 3, "first")],
        values => Sink("long-tail", "One sender of k messages, one of a single message: where does that one end up?", Sends(values[0]), Sends(1)));

    /// <summary>x and y of one sender, with work around them, and z of another one that may come between: 3 traces in p+q+3 interleavings.</summary>
    public static ScenarioTemplate Atomicity { get; } = new(
        [new("p", 2, 0, 1000, "steps of work before"), new("q", 2, 0, 1000, "steps of work behind")],
        values => Sink(
            "atomicity",
            "One sends x and y, with work before and behind; does the other one's z come between?",
            sink => Works(values[0], () => Send(sink, "x", () => Send(sink, "y", () => Works(values[1], () => End)))),
            sink => Send(sink, "z", () => End)));

    /// <summary>Two messages, two messages, one message: 30 traces, which the variants of PCT reach with different probabilities.</summary>
    public static ScenarioTemplate Nested { get; } = new(Sink("nested3", "Senders of two, two and one message into a mailbox that nobody reads.", Sends(2), Sends(2), Sends(1)));

    /// <summary>m sinks, each with two senders of its own: 2^m traces, one by observation, in (2m)! interleavings.</summary>
    public static ScenarioTemplate Pairs { get; } = new(
        [new("m", 2, 1, 20, "pairs of senders")],
        values => new Scenario
        {
            Name = "pairs-race",
            Description = "m pairs of senders, each pair with a mailbox of its own that nobody reads.",
            Start = roots =>
            {
                for (var i = 0; i < values[0]; i++)
                {
                    var sink = roots.Add(Idle(), server: true);
                    roots.Add(Send(sink, "a", () => End));
                    roots.Add(Send(sink, "b", () => End));
                }
            },
        });

    /// <summary>Waits for a message that nobody sends.</summary>
    internal static Code Idle() => Receive(Is("never", () => End));

    /// <summary>So many steps of work.</summary>
    internal static Code Works(int steps, Func<Code> next) => steps == 0 ? next() : Work(1, () => Works(steps - 1, next));

    private static Func<Pid, Code> Sends(int count) => sink => SendsTo(sink, count);

    private static Code SendsTo(Pid sink, int count) => count == 0 ? End : Send(sink, count, () => SendsTo(sink, count - 1));

    private static Scenario Sink(string name, string description, params Func<Pid, Code>[] senders) => new()
    {
        Name = name,
        Description = description,
        Start = roots =>
        {
            var sink = roots.Add(Idle(), "sink", server: true);
            foreach (var sender in senders)
            {
                roots.Add(sender(sink));
            }
        },
    };

    private static ParameterSpec Messages(string name, int standard, string whose) => new(name, standard, 0, 1000, $"messages of the {whose} sender");
}
