using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Cli.Scenarios.Families.AllFamilies;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Families;

/// <summary>Families of questions and answers.</summary>
public static class Replies
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ScenarioTemplate> All { get; } =
    [
        Of("star", "Main sets n workers going and takes their answers, in any order.", (me, n) => Star(me, n, Take)),
        Of("star-sel", "Main sets n workers going and takes their answers, in a given order.", (me, n) => Star(me, n, TakeInOrder)),
        Of("pairs", "n pairs that play ping and pong, each for itself.", (_, n) => SpawnAll(n, _ => Self(Ping), () => End)),
        Of("c-ring", "A token goes once through n relays.", (me, n) => Relays(n, 1, me, first => Send(first, "token", () => Take(1)))),
        Of("ring2", "Two tokens go through n relays, one behind the other.", (me, n) =>
            Relays(n, 2, me, first => Send(first, "a", () => Send(first, "b", () => Take(2))))),
        Of("counter", "n clients get a counter, then set it to one more.", Counter),
        Of("incr", "n clients let a server count.", (_, n) =>
            Spawn(Counting(0, n), server =>
            SpawnAll(n, _ => Self(me => Send(server, new Increment(me), () => Receive(On<Value>(_ => End)))), () => End))),
        Of("lock", "n clients take a lock and release it.", (_, n) =>
            Spawn(Lock(n), server =>
            SpawnAll(n, _ => Self(me => Hold(me, server, () => Send(server, "release", () => End))), () => End))),
        Of("phil", "n philosophers take the left fork, then the right one: a deadlock.", (_, n) => Philosophers(n, politely: false)),
        Of("phil-ok", "n philosophers, of whom the last one takes the right fork first.", (_, n) => Philosophers(n, politely: true)),
        Of("rw", "One writes a value, n read it.", (_, n) =>
            Spawn(Counting(0, n + 1), server =>
            Spawn(Send(server, new Set(1), () => End), _ =>
            SpawnAll(n, _ => Self(me => Read(me, server, _ => End)), () => End)))),
    ];

    private sealed record Get(Pid From);

    private sealed record Increment(Pid From);

    private sealed record Acquire(Pid From);

    private sealed record Set(int Value);

    private sealed record Value(int Current);

    private static Code Star(Pid me, int workers, Func<int, Code> take) =>
        SpawnAll(workers, i => Receive(Is("go", () => Send(me, i, () => End))), started =>
        Repeat(workers, (i, next) => Send(started[i - 1], "go", next), () => take(workers)));

    private static Code Ping(Pid me) =>
        Spawn(Receive(Is("ping", () => Send(me, "pong", () => End))), other =>
        Send(other, "ping", () =>
        Receive(Is("pong", () => End))));

    private static Code Counter(Pid main, int clients) =>
        Spawn(Counting(0, 2 * clients), server =>
        SpawnAll(
            clients,
            _ => Self(me => Read(me, server, value => Send(server, new Set(value + 1), () => Send(main, "done", () => End)))),
            () => Take(clients)));

    /// <summary>A server of a number, for so many requests.</summary>
    private static Code Counting(int number, int requests) => requests == 0 ? End : Receive(
        On<Get>(get => Send(get.From, new Value(number), () => Counting(number, requests - 1))),
        On<Set>(set => Counting(set.Value, requests - 1)),
        On<Increment>(increment => Send(increment.From, new Value(number + 1), () => Counting(number + 1, requests - 1))));

    private static Code Read(Pid me, Pid server, Func<int, Code> next) =>
        Send(server, new Get(me), () => Receive(On<Value>(value => next(value.Current))));

    /// <summary>A lock that is held so many times.</summary>
    private static Code Lock(int rounds) => Repeat(
        rounds,
        static (_, next) =>
            Self(me =>
            Receive(On<Acquire>(acquire =>
            Send(acquire.From, me, () =>
            Receive(Is("release", next)))))),
        () => End);

    /// <summary>Waits for a lock, which answers with its own pid.</summary>
    private static Code Hold(Pid me, Pid held, Func<Code> next) => Send(held, new Acquire(me), () => Receive(Is(held, next)));

    private static Code Philosophers(int all, bool politely) =>
        SpawnAll(all, static _ => Lock(2), forks =>
        SpawnAll(all, seat => Self(me => Philosopher(me, forks, seat, politely)), () => End));

    private static Code Philosopher(Pid me, ImmutableList<Pid> forks, int seat, bool politely)
    {
        var (first, second) = (forks[seat - 1], forks[seat % forks.Count]);
        if (politely && seat == forks.Count)
        {
            (first, second) = (second, first);
        }
        return Hold(me, first, () =>
            Hold(me, second, () =>
            Send(first, "release", () =>
            Send(second, "release", () => End))));
    }
}
