using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>Races with the end of a process: whoever asks, links, monitors or kills may be too late.</summary>
public static class EndRaces
{
    /// <summary>One monitors another that exits: DOWN with its reason or with noproc.</summary>
    public static ScenarioTemplate Monitor { get; } = new(Two(
        "monitor-race",
        "One process monitors another, which exits: does it hear the reason or noproc?",
        other => Beam.Monitor(other, reference => Receive(Down(reference, reason => End(reason)))),
        _ => Exit("boom")) with
    { ExpectedExits = ["boom"] });

    /// <summary>One links with another that exits, and does not trap: it dies of the reason, of noproc, or is done before.</summary>
    public static ScenarioTemplate Link { get; } = new(Two(
        "link-race",
        "One process links with another, which exits, and does not trap.",
        other => Beam.Link(other, () => Work(1, () => End("alive"))),
        _ => Exit("boom")) with
    { ExpectedExits = ["boom", "noproc"] });

    /// <summary>The same, but it traps: it hears the reason or noproc.</summary>
    public static ScenarioTemplate LinkTrapping { get; } = new(Two(
        "link-race-trap",
        "One process links with another, which exits, and traps: does it hear the reason or noproc?",
        other => TrapExit(on: true, () => Beam.Link(other, () => Receive(On<ExitMessage>(exit => End(exit.Reason))))),
        _ => Exit("boom")) with
    { ExpectedExits = ["boom"] });

    /// <summary>A process of k steps, and one that kills it: it may die before each of them or not at all.</summary>
    public static ScenarioTemplate Kill { get; } = new(
        [new("k", 3, 1, 1000, "steps of the victim")],
        values => Two(
            "kill-race",
            "A process of k steps of work, and another that kills it; to be counted at --granularity work.",
            _ => Sinks.Works(values[0], () => End),
            victim => ExitOther(victim, ExitReason.Kill, () => End)) with
        { ExpectedExits = ["killed"] });

    /// <summary>A chain of n linked processes whose last one exits: all of them die of it, in the only way there is.</summary>
    public static ScenarioTemplate Chain { get; } = new(
        [new("n", 3, 1, 1000, "processes")],
        values => new Scenario
        {
            Name = "chain-links",
            Description = "A chain of n linked processes whose last one exits.",
            Start = roots => roots.Add(ChainOf(values[0])),
            ExpectedExits = ["boom"],
        });

    private static Code ChainOf(int length) => length == 1 ? Exit("boom") : SpawnLink(ChainOf(length - 1), _ => Sinks.Idle());

    /// <summary>Two processes, each of which knows the other one.</summary>
    private static Scenario Two(string name, string description, Func<Pid, Code> first, Func<Pid, Code> second) => new()
    {
        Name = name,
        Description = description,
        Start = roots =>
        {
            roots.Add(first(roots[1]));
            roots.Add(second(roots[0]));
        },
    };
}
