using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Cli.Scenarios.Families.AllFamilies;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Families;

/// <summary>Families of exit signals.</summary>
public static class Exits
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ScenarioTemplate> All { get; } =
    [
        Of("kill", "n processes end another one, each for a reason of its own.", (_, n) =>
            Spawn(Receive(), victim => Signals(victim, n, () => End)), Reasons),
        Of("killtrap", "n exit signals to main, which traps them and takes them all.", (me, n) =>
            TrapExit(on: true, () => Signals(me, n, () => Take(n)))),
        Of("restart", "Main starts a child n times, which crashes each time.", (_, n) =>
            TrapExit(on: true, () => Repeat(n, Restart, () => End)), _ => ["boom"]),
        Of("firstwins", "n workers; main takes the first answer and kills them all.", FirstWins, _ => [ExitReason.Killed.Name]),
    ];

    /// <summary>The reasons of n crashes, all different.</summary>
    internal static ImmutableArray<string> Reasons(int count) => [.. Enumerable.Range(1, count).Select(Reason)];

    /// <summary>The reason of one of them.</summary>
    internal static string Reason(int number) => $"r{number}";

    private static Code Signals(Pid to, int count, Func<Code> next) => SpawnAll(count, i => ExitOther(to, Reason(i), () => End), next);

    private static Code Restart(int number, Func<Code> next) => SpawnLink(Exit("boom"), child => Receive(Exited(child, null, next)));

    private static Code FirstWins(Pid me, int all) =>
        SpawnAll(all, i => Send(me, i, () => End), workers =>
        Receive(On<int>(_ =>
        Repeat(all, (i, next) => ExitOther(workers[i - 1], ExitReason.Kill, next), () => End))));
}
