using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>Processes in a circle that hand a token on.</summary>
public static class Ring
{
    /// <summary>n processes that exist from the start; the token goes round once. A single schedule, however large n is.</summary>
    public static ScenarioTemplate Static { get; } = new(
        [new("n", Default: 3, Min: 1, Max: 1000, "processes")],
        values => new Scenario
        {
            Name = "ring",
            Description = "A token goes once round a ring of n processes: only one thing can ever happen next.",
            Start = StartOf(values[0]),
        });

    /// <summary>n processes, and two tokens that start on opposite sides: one trace, in many interleavings.</summary>
    public static ScenarioTemplate TwoTokens { get; } = new(
        [new("n", Default: 4, Min: 2, Max: 100, "processes")],
        values => new Scenario
        {
            Name = "ring-two-tokens",
            Description = "Two tokens go once round a ring of n processes.",
            Start = roots =>
            {
                for (var i = 0; i < values[0]; i++)
                {
                    var next = roots[(i + 1) % values[0]];
                    roots.Add(i == 0 || i == values[0] / 2 ? Send(next, new Token(values[0] - 1), () => HandOn(next, 2)) : HandOn(next, 2));
                }
            },
        });

    /// <summary>Ten spawned nodes and a token that is handed on 50 times.</summary>
    public static Scenario OfFifty { get; } = new()
    {
        Name = "ring-50",
        Description = "Main spawns ten nodes and tells each its neighbour; then a token is handed on 50 times.",
        Start = StartOfSpawned(nodes: 10, hops: 50),
    };

    private sealed record Next(Pid Node);

    private sealed record Token(int Hops);

    private static Start StartOf(int nodes)
    {
        var names = BuiltIn.Numbered("node", nodes);
        return roots =>
        {
            roots.Add(Send(roots[1 % nodes], "token", () => Receive(Is("token", () => End))), names[0]);
            for (var i = 1; i < nodes; i++)
            {
                var next = roots[(i + 1) % nodes];
                roots.Add(Receive(Is("token", () => Send(next, "token", () => End))), names[i]);
            }
        };
    }

    private static Code HandOn(Pid next, int times) => times == 0
        ? End
        : Receive(On<Token>(token => token.Hops == 0 ? End : Send(next, new Token(token.Hops - 1), () => HandOn(next, times - 1))));

    private static Start StartOfSpawned(int nodes, int hops)
    {
        var names = BuiltIn.Numbered("node", nodes);
        return roots => roots.Add(SpawnNodes(new Pid[nodes], 0), "main");

        Code SpawnNodes(Pid[] ring, int index) => index == nodes
            ? Introduce(ring, 0)
            : Spawn(Newcomer(), node =>
            {
                ring[index] = node;
                return SpawnNodes(ring, index + 1);
            }, names[index], server: true);

        Code Introduce(Pid[] ring, int index) => index == nodes
            ? Send(ring[0], new Token(hops), () => End)
            : Send(ring[index], new Next(ring[(index + 1) % nodes]), () => Introduce(ring, index + 1));
    }

    private static Code Newcomer() => Receive(On<Next>(next => Node(next.Node)));

    private static Code Node(Pid next) => Receive(On<Token>(token => token.Hops > 0
        ? Send(next, new Token(token.Hops - 1), () => Node(next))
        : Node(next)));
}
