using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>Two locks, and two clients that take them in opposite order: the shortest deadlock.</summary>
public static class Locks
{
    /// <summary>Each lock is a server that serves two clients, those that wait in order. 9 traces, in some of which both clients wait for ever.</summary>
    public static ScenarioTemplate Scenario { get; } = new(new Scenario
    {
        Name = "abba",
        Description = "Two lock servers, two clients that take both in opposite order: they may wait for each other for ever.",
        Start = roots =>
        {
            var one = roots.Add(Lock(true, 2, []), "lock A");
            var other = roots.Add(Lock(true, 2, []), "lock B");
            roots.Add(Client(roots[2], one, other), "client AB");
            roots.Add(Client(roots[3], other, one), "client BA");
        },
    });

    private sealed record Acquire(Pid Client);

    private sealed record Release;

    private static Code Lock(bool free, int left, ImmutableQueue<Pid> waiting) => left == 0 ? End : Receive(
        On<Acquire>(acquire => free
            ? Send(acquire.Client, "granted", () => Lock(false, left, waiting))
            : Lock(false, left, waiting.Enqueue(acquire.Client))),
        On<Release>(_ => Released(left - 1, waiting)));

    private static Code Released(int left, ImmutableQueue<Pid> waiting) => waiting.IsEmpty
        ? Lock(true, left, waiting)
        : Send(waiting.Peek(), "granted", () => Lock(false, left, waiting.Dequeue()));

    private static Code Client(Pid me, Pid first, Pid second) =>
        Send(first, new Acquire(me), () =>
        Receive(Is("granted", () =>
        Send(second, new Acquire(me), () =>
        Receive(Is("granted", () =>
        Send(second, new Release(), () =>
        Send(first, new Release(), () => End("done")))))))));
}
