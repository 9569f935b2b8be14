using System.Globalization;
using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Scenarios;

namespace ToyBeam.Bench;

/// <summary>How fast the exhaustive engines are: whole counts of small programs, again and again.</summary>
internal static class EngineBench
{
    private static readonly (string Engine, string Program, int N, Granularity Granularity)[] Counts =
    [
        ("dfs", "fan-in", 4, Granularity.Work),
        ("config", "lost-update", 3, Granularity.Work),
        ("dpor", "fan-in", 6, Granularity.Work),
        ("dpor", "fan-in", 7, Granularity.Work),
        ("dpor-observers", "fan-in", 6, Granularity.Work),
    ];

    public static IEnumerable<string> Rows(Effort effort, bool json)
    {
        foreach (var (name, program, n, granularity) in Counts)
        {
            yield return Measure(name, program, n, granularity, effort, json);
        }
    }

    private static string Measure(string name, string program, int n, Granularity granularity, Effort effort, bool json)
    {
        var machine = new MachineOptions { Granularity = granularity };
        var tested = new TestedProgram(BuiltIn.Find(program)!.Build(new Parameter("n", n)).Start, machine, new Sim.Tokens.NamedTarget(program, []));
        var engine = Engine(name, machine);
        var rates = new List<double>();
        var count = engine.Count(tested, long.MaxValue);
        var repeats = Math.Max(3, effort.Repeats / 20);
        for (var repeat = 0; repeat <= repeats; repeat++) // The first one warms up.
        {
            var (runs, from) = (0L, Environment.CpuUsage.TotalTime);
            do
            {
                count = engine.Count(tested, long.MaxValue);
                runs += count.Nodes ?? count.Runs;
            }
            while (Environment.CpuUsage.TotalTime - from < TimeSpan.FromMilliseconds(repeat == 0 ? 1500 : 300));
            rates.Add(runs / (Environment.CpuUsage.TotalTime - from).TotalSeconds);
        }
        var median = rates.Skip(1).Order().ElementAt(repeats / 2);
        var unit = count.Nodes is null ? name == "dfs" ? "interleavings" : "traces" : "nodes";
        return json
            ? string.Create(CultureInfo.InvariantCulture, $$"""{"t":"bench","name":"{{program}} n={{n}}","engine":"{{name}}","{{unit}}PerSecond":{{median:F0}},"runs":{{count.Runs}},"nodes":{{(count.Nodes is { } nodes ? nodes.ToString(CultureInfo.InvariantCulture) : "null")}},"repeats":{{repeats}}}""")
            : string.Create(CultureInfo.InvariantCulture, $"{$"{program} n={n}",-20} {name,-16} {median,12:F0} {unit}/s {count.Nodes ?? count.Runs,10} in all");
    }

    private static ICountingEngine Engine(string name, MachineOptions machine) => name switch
    {
        "dfs" => new DepthFirst(machine, []),
        "config" => new ConfigurationEngine(machine, []),
        _ => new OptimalReduction(machine, [], byObservation: name == "dpor-observers"),
    };
}
