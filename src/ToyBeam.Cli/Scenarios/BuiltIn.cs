using System.Collections.Immutable;
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
        new(PingPong.Scenario),
        new(Ring.OfFifty),
        new(FanIn.OfTen),
        new(LostUpdate.Checked),
        new(Dining.Scenario),
        new(Reversal.Scenario),
        new(Handoff.Scenario),
    ];

    /// <summary>The family with that name; null when there is none.</summary>
    public static ScenarioTemplate? Find(string name) => All.FirstOrDefault(template => string.Equals(template.Name, name, StringComparison.Ordinal));

    /// <summary>Names for processes of one kind, numbered from 1. Made once for a scenario, so that a run makes none.</summary>
    internal static string[] Numbered(string kind, int count) => [.. Enumerable.Range(1, count).Select(number => $"{kind} {number}")];
}
