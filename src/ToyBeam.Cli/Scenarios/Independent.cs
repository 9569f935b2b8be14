using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>Processes that have nothing to do with each other: one trace, however many interleavings there are.</summary>
public static class Independent
{
    /// <summary>n processes of k steps of work: (nk)!/(k!)^n interleavings.</summary>
    public static ScenarioTemplate Workers { get; } = new(
        [new("n", 3, 1, 100, "processes"), new("k", 3, 1, 1000, "steps of work of each")],
        values => new Scenario
        {
            Name = "indep",
            Description = "n processes of k steps of work each; to be counted at --granularity work.",
            Start = roots =>
            {
                for (var i = 0; i < values[0]; i++)
                {
                    roots.Add(Sinks.Works(values[1], () => End));
                }
            },
        });

    /// <summary>m clients, each with a server of its own: (4m)!/(4!)^m interleavings.</summary>
    public static ScenarioTemplate PingPairs { get; } = new(
        [new("m", 2, 1, 20, "pairs")],
        values => new Scenario
        {
            Name = "ping-pairs",
            Description = "m clients that ask something, each of a server of its own.",
            Start = roots =>
            {
                for (var i = 0; i < values[0]; i++)
                {
                    var client = roots[(2 * i) + 1];
                    var server = roots.Add(Receive(Is("ping", () => Send(client, "pong", () => End))));
                    roots.Add(Send(server, "ping", () => Receive(Is("pong", () => End))));
                }
            },
        });

    /// <summary>Each process spawns two, d deep, and the last ones work: as many interleavings as there are orders of a heap.</summary>
    public static ScenarioTemplate SpawnTree { get; } = new(
        [new("d", 2, 0, 12, "depth")],
        values => new Scenario
        {
            Name = "spawn-tree",
            Description = "A full binary tree of spawns, d deep.",
            Start = roots => roots.Add(Tree(values[0])),
        });

    private static Code Tree(int depth) => depth == 0
        ? Work(1, () => End)
        : Spawn(Tree(depth - 1), _ => Spawn(Tree(depth - 1), _ => End));
}
