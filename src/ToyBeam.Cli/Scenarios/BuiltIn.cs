using System.Collections.Immutable;
using ToyBeam.Cli.Scenarios.Corpus;
using ToyBeam.Cli.Scenarios.Families;
using ToyBeam.Sim.Scenarios;

namespace ToyBeam.Cli.Scenarios;

/// <summary>The scenarios that come with the command.</summary>
public static class BuiltIn
{
    /// <summary>All of them, in the order in which they are listed.</summary>
    public static ImmutableArray<ScenarioTemplate> All { get; } =
    [
        .. SeedExamples.All.Select(example => new ScenarioTemplate(example)),
        FanIn.Static,
        Ring.Static,
        LostUpdate.Static,
        FanIn.Spawned,
        FanIn.Selective,
        Sinks.Three,
        Sinks.Two,
        Sinks.LongTail,
        Sinks.Atomicity,
        Sinks.Nested,
        Sinks.Pairs,
        Collectors.Bitshift,
        Collectors.Fifo,
        Collectors.Triangle,
        Collectors.WritersReader,
        Independent.Workers,
        Independent.PingPairs,
        Independent.SpawnTree,
        Ring.TwoTokens,
        Locks.Scenario,
        TwoPhaseCommit.Scenario,
        TimeoutRace.Scenario,
        EndRaces.Monitor,
        EndRaces.Link,
        EndRaces.LinkTrapping,
        EndRaces.Kill,
        EndRaces.Chain,
        new(PingPong.Scenario),
        new(Ring.OfFifty),
        new(FanIn.OfTen),
        new(LostUpdate.Checked),
        new(Dining.Scenario),
        new(Reversal.Scenario),
        new(Handoff.Scenario),
        .. KnownBugs.All,
        .. AllFamilies.All,
    ];

    /// <summary>The family with that name; null when there is none.</summary>
    public static ScenarioTemplate? Find(string name) => All.FirstOrDefault(template => string.Equals(template.Name, name, StringComparison.Ordinal));

    /// <summary>Names for processes of one kind, numbered from 1. Made once for a scenario, so that a run makes none.</summary>
    internal static string[] Numbered(string kind, int count) => [.. Enumerable.Range(1, count).Select(number => $"{kind} {number}")];
}
