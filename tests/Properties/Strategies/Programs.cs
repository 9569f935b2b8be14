using ToyBeam.Core;
using ToyBeam.Sim.Random;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Properties.Strategies;

/// <summary>Small programs, most of them with a sink: the static process P, into whose mailbox the others send and which takes nothing out.</summary>
internal static class Programs
{
    /// <summary>Q works p times, then sends x; R sends y.</summary>
    public static Start TailRace(int p) => Sink(sink => Works(p, () => Sends(sink, "x")), sink => Sends(sink, "y"));

    /// <summary>Q sends k messages, R one.</summary>
    public static Start LongTail(int k) => Sink(sink => Sends(sink, [.. Enumerable.Repeat("a", k)]), sink => Sends(sink, "b"));

    /// <summary>Q sends x and y with work before and after; R sends z.</summary>
    public static Start Atomicity(int p, int q) => Sink(
        sink => Works(p, () => Send(sink, "x", () => Send(sink, "y", () => Works(q, () => End)))),
        sink => Sends(sink, "z"));

    /// <summary>Q sends a1 a2, R sends b1 b2, S sends c.</summary>
    public static Start Nested3() => Sink(sink => Sends(sink, "a1", "a2"), sink => Sends(sink, "b1", "b2"), sink => Sends(sink, "c"));

    /// <summary>Some processes each send so many messages: a1, a2, … and b1, b2, ….</summary>
    public static Start Sink(params int[] messages) => SinkBehindWork([.. messages.Select(count => (count, 0))]);

    /// <summary>Some processes each send so many messages, and work so often before each of them.</summary>
    public static Start SinkBehindWork(params (int Messages, int Work)[] senders) =>
        Sink([.. senders.Select((sender, i) => (Func<Pid, Code>)(sink => Sender(sink, (char)('a' + i), 1, sender.Messages, sender.Work)))]);

    private static Code Sender(Pid sink, char name, int number, int last, int work) => number > last
        ? End
        : Works(work, () => Send(sink, $"{name}{number}", () => Sender(sink, name, number + 1, last, work)));

    /// <summary>P is a cell; two clients get its value and put one more. P ends with the value: 1 when an update was lost.</summary>
    public static Start LostUpdate() => roots =>
    {
        roots.Add(Cell(0, requests: 4));
        for (var i = 0; i < 2; i++)
        {
            var me = roots[i + 1];
            roots.Add(Send(roots[0], me, () => Receive(On<int>(value => Send(roots[0], value + 1, () => End)))));
        }
    };

    /// <summary>Processes that do nothing but work.</summary>
    public static Start Workers(int processes, int steps) => roots =>
    {
        for (var i = 0; i < processes; i++)
        {
            roots.Add(Works(steps, () => End));
        }
    };

    /// <summary>A few processes that work, send, wait and spawn at random; may block for ever.</summary>
    public static Start Any(ulong seed) => roots =>
    {
        var rng = new Rng(seed);
        for (var i = 2 + rng.Below(3); i > 0; i--)
        {
            roots.Add(AnyCode(roots, rng.Next(), steps: 3 + rng.Below(10)));
        }
    };

    private static Code AnyCode(Roots roots, ulong seed, int steps)
    {
        var rng = new Rng(seed);
        Code Next() => AnyCode(roots, rng.Next(), steps - 1);
        return rng.Below(steps == 0 ? 1 : 10) switch
        {
            _ when steps == 0 => End,
            < 4 => Work(1, Next),
            < 7 => Send(roots[rng.Below(4)], "m", Next),
            < 9 => Receive(Beam.Any(_ => Next())),
            _ => Spawn(AnyCode(roots, rng.Next(), steps - 1), _ => Next()),
        };
    }

    private static Code Cell(int value, int requests)
    {
        if (requests == 0)
        {
            return End(value);
        }
        return Receive(
            On<Pid>(client => Send(client, value, () => Cell(value, requests - 1))),
            On<int>(put => Cell(put, requests - 1)));
    }

    private static Start Sink(params Func<Pid, Code>[] others) => roots =>
    {
        var sink = roots.Add(Receive(Is("never", () => End)), server: true);
        foreach (var other in others)
        {
            roots.Add(other(sink));
        }
    };

    private static Code Works(int count, Func<Code> next) => count == 0 ? next() : Work(1, () => Works(count - 1, next));

    private static Code Sends(Pid to, params ReadOnlySpan<string> messages)
    {
        if (messages.IsEmpty)
        {
            return End;
        }
        var rest = messages[1..].ToArray();
        return Send(to, messages[0], () => Sends(to, rest));
    }
}
