using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Corpus;

/// <summary>
/// After riak_core issue 298: a worker tells the manager that it is idle, then goes back into the pool; the manager asks the pool in between, gets nobody, and
/// is never told again. The fix: the worker reports to the manager alone, who gives it the next job or sends it back.
/// </summary>
public static class FrozenPool
{
    /// <summary>The bug, then its fix.</summary>
    public static ImmutableArray<ScenarioTemplate> Both { get; } = [new(Program(cured: false)), new(Program(cured: true))];

    private const int Jobs = 2;

    private sealed record Ask(Pid From);

    private sealed record Given(Pid? Worker);

    private sealed record Work(Pid From, int Job);

    private sealed record Idle(Pid Worker);

    private static Scenario Program(bool cured) => new()
    {
        Name = KnownBugs.Name("frozen-pool", cured),
        Description = cured
            ? "frozen-pool cured: only the manager says when a worker is back in the pool."
            : "A worker is idle before it is back in its pool: the second job waits for ever (riak_core issue 298).",
        Start = roots => roots.Add(Root(cured), "main"),
        ExtraInvariants = KnownBugs.NeverInTheEnd("job-waits", world => world.Note<int>("done") < Jobs),
    };

    private static Code Root(bool cured) =>
        Spawn(Self(me => Receive(On<Pid>(pool => Worker(me, pool, 0, cured)))), worker =>
        Spawn(Pool(worker, free: true), pool =>
        Send(worker, pool, () =>
        Spawn(Self(me => Manager(me, pool, [], cured)), manager =>
        Send(manager, 1, () =>
        Send(manager, Jobs, () => End)),
        "manager", server: true)),
        "pool", server: true), "worker", server: true);

    private static Code Pool(Pid worker, bool free) => Receive(
        On<Ask>(ask => Send(ask.From, new Given(free ? worker : null), () => Pool(worker, free: false))),
        Is("in", () => Pool(worker, free: true)));

    private static Code Worker(Pid me, Pid pool, int done, bool cured) =>
        Receive(On<Work>(work =>
        Note("done", done + 1, () =>
        Send(work.From, new Idle(me), () => cured
            ? Worker(me, pool, done + 1, cured)
            : Send(pool, "in", () => Worker(me, pool, done + 1, cured))))));

    private static Code Manager(Pid me, Pid pool, ImmutableList<int> jobs, bool cured)
    {
        return Receive(
            On<int>(job => jobs.IsEmpty ? AskPool(jobs.Add(job)) : GoOn(jobs.Add(job))),
            On<Idle>(idle => cured ? Use(idle.Worker) : jobs.IsEmpty ? GoOn(jobs) : AskPool(jobs)));

        Code GoOn(ImmutableList<int> left) => Manager(me, pool, left, cured);

        Code AskPool(ImmutableList<int> left) => Send(pool, new Ask(me), () => Receive(On<Given>(given => given.Worker is null ? GoOn(left) : Give(given.Worker, left))));

        Code Use(Pid worker) => jobs.IsEmpty ? Send(pool, "in", () => GoOn(jobs)) : Give(worker, jobs);

        Code Give(Pid worker, ImmutableList<int> left) => Send(worker, new Work(me, left[0]), () => GoOn(left.RemoveAt(0)));
    }
}
