using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Scenarios;

namespace ToyBeam.Cli.Scenarios.Corpus;

/// <summary>Concurrency bugs that real systems had, or that are classics, each followed by its fix; to be counted at <c>--granularity work</c>.</summary>
public static class KnownBugs
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ScenarioTemplate> All { get; } =
    [
        .. SpawnThenLink.Both,
        .. MutualCall.Both,
        .. GetOrStart.Both,
        .. FrozenPool.Both,
        .. OrphanedChild.Both,
        .. Philosophers.Both,
        .. StaleTimer.Both,
        .. StaleCache.Both,
        .. LeaveOneGroup.Both,
        .. LockForTheDead.Both,
    ];

    /// <summary>What the bug or its fix is called.</summary>
    internal static string Name(string bug, bool cured) => cured ? $"{bug}-fixed" : bug;

    /// <summary>The claim that something has not happened when nothing may happen any more.</summary>
    internal static Func<IReadOnlyList<IInvariant>> NeverInTheEnd(string bug, Func<World, bool> happened) =>
        () => [new Never(bug, world => world.Quiescent && happened(world))];
}
