using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Corpus;

/// <summary>The classic, as in the benchmarks of Savina: everybody takes the left fork, then the right one. The fix: the last one takes them the other way round.</summary>
/// <remarks>Forks that are held look at nobody else, unlike those of <see cref="Dining"/>. The deadlock needs no claim of its own.</remarks>
public static class Philosophers
{
    /// <summary>The bug, then its fix.</summary>
    public static ImmutableArray<ScenarioTemplate> Both { get; } = [Program(cured: false), Program(cured: true)];

    private sealed record Take(Pid From);

    private static ScenarioTemplate Program(bool cured) => new(
        [new("n", 3, 2, 100, "philosophers")],
        values => new Scenario
        {
            Name = KnownBugs.Name("philosophers", cured),
            Description = cured
                ? "philosophers cured: the last one takes the right fork first."
                : "n philosophers take the left fork, then the right one: a deadlock (a classic; Savina).",
            Start = roots => roots.Add(SpawnForks([], values[0], cured), "main"),
        });

    private static Code SpawnForks(ImmutableList<Pid> forks, int all, bool cured) => forks.Count == all
        ? SpawnPhilosophers(forks, 0, cured)
        : Spawn(Fork(), fork => SpawnForks(forks.Add(fork), all, cured), $"fork {forks.Count + 1}", server: true);

    private static Code SpawnPhilosophers(ImmutableList<Pid> forks, int seat, bool cured)
    {
        if (seat == forks.Count)
        {
            return End;
        }
        var (first, second) = (forks[seat], forks[(seat + 1) % forks.Count]);
        if (cured && seat == forks.Count - 1)
        {
            (first, second) = (second, first);
        }
        return Spawn(Philosopher(first, second), _ => SpawnPhilosophers(forks, seat + 1, cured), $"philosopher {seat + 1}");
    }

    private static Code Fork() =>
        Receive(On<Take>(take =>
        Send(take.From, "got", () =>
        Receive(Is("put", Fork)))));

    private static Code Philosopher(Pid first, Pid second) =>
        Self(me =>
        Get(me, first, () =>
        Get(me, second, () =>
        Send(first, "put", () =>
        Send(second, "put", () => End)))));

    private static Code Get(Pid me, Pid fork, Func<Code> next) =>
        Send(fork, new Take(me), () =>
        Receive(Is("got", next)));
}
