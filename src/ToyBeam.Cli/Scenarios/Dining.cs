using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>Three philosophers, three forks, and everybody takes the left one first.</summary>
/// <remarks>The deadlock needs no claim of its own: at the end of the run the philosophers are stuck. The forks are servers, which may wait.</remarks>
public static class Dining
{
    /// <summary>The scenario.</summary>
    public static Scenario Scenario { get; } = new()
    {
        Name = "dining",
        Description = "Three philosophers take the left fork, then the right one: a deadlock.",
        Start = roots => roots.Add(SpawnForks([]), "main"),
    };

    private const int Seats = 3;
    private static readonly string[] ForkNames = BuiltIn.Numbered("fork", Seats);
    private static readonly string[] PhilosopherNames = BuiltIn.Numbered("philosopher", Seats);

    private sealed record Acquire(Pid From);

    private sealed record Granted;

    private sealed record Release;

    private static Code SpawnForks(ImmutableList<Pid> forks) => forks.Count == Seats
        ? SpawnPhilosophers(forks, 0)
        : Spawn(Free(), fork => SpawnForks(forks.Add(fork)), ForkNames[forks.Count], server: true);

    private static Code SpawnPhilosophers(ImmutableList<Pid> forks, int seat) => seat == Seats
        ? End
        : Spawn(Philosopher(forks[seat], forks[(seat + 1) % Seats]), _ => SpawnPhilosophers(forks, seat + 1), PhilosopherNames[seat]);

    private static Code Free() => Receive(
        On<Acquire>(acquire => Send(acquire.From, new Granted(), () => Held([]))));

    private static Code Held(ImmutableList<Pid> waiting) => Receive(
        On<Acquire>(acquire => Held(waiting.Add(acquire.From))),
        On<Release>(_ => waiting.IsEmpty ? Free() : Send(waiting[0], new Granted(), () => Held(waiting.RemoveAt(0)))));

    private static Code Philosopher(Pid left, Pid right) =>
        Self(me =>
        Take(me, left, () =>
        Take(me, right, () =>
        Send(left, new Release(), () =>
        Send(right, new Release(), () => End)))));

    private static Code Take(Pid me, Pid fork, Func<Code> next) =>
        Send(fork, new Acquire(me), () =>
        Receive(On<Granted>(_ => next())));
}
