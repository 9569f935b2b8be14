using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Bench;

/// <summary>How many schedules each strategy takes to find the known bugs: median, least and most over 101 starts.</summary>
internal static class FinderBench
{
    private const int Starts = 101;
    private const int Most = 1000;

    public static readonly string[] Programs = ["lost-update-checked", "dining", "reversal4", "handoff3"];

    private static readonly string[] Strategies =
    [
        "auto", "portfolio", "surw", "pos", "sticky:3", "urw", "random", "pct:1", "pct:2", "pct:3", "preempt:1", "preempt:2", "preempt:3", "delay:2", "delay:3", "delay:5",
    ];

    /// <summary>The rows of a table in Markdown.</summary>
    public static IEnumerable<string> Rows()
    {
        yield return $"| strategy | {string.Join(" | ", Programs.Select(program => $"`{program}`"))} |";
        yield return $"|---|{string.Concat(Programs.Select(_ => "---|"))}";
        foreach (var strategy in Strategies)
        {
            yield return $"| `{strategy}` | {string.Join(" | ", Programs.Select(program => Cell(Found(program, StrategySpec.Parse(strategy)))))} |";
        }
    }

    /// <summary>For each start the schedules up to the first failure.</summary>
    public static List<long> Found(string name, StrategySpec strategy)
    {
        var (scenario, machine) = (BuiltIn.Find(name)!.Build(), new MachineOptions());
        var program = new TestedProgram(scenario.Start, machine, new Sim.Tokens.NamedTarget(name, []));
        var found = new List<long>();
        for (var start = 0UL; start < Starts; start++)
        {
            var options = new ExplorationOptions
            {
                FirstSeed = start * 1009,
                Seeds = Most,
                OneProgram = true,
                Strategy = strategy,
                Invariants = () => [new NoFail(), new Completes()],
                StopAfter = 1,
                ShrinkRuns = 0,
            };
            var result = new Explorer(machine, options).Run(_ => program);
            found.Add(result.Findings.Count > 0 ? result.Schedules : long.MaxValue);
        }
        found.Sort();
        return found;
    }

    private static string Cell(List<long> found) => $"{Text(found[Starts / 2])} ({Text(found[0])}..{Text(found[^1])})";

    private static string Text(long schedules) => schedules > Most ? $"> {Most}" : $"{schedules}";
}
