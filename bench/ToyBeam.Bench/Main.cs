using ToyBeam.Bench;
using ToyBeam.Cli.Scenarios;

string[] programs = ["ping-pong", "ring-50", "fan-in-10", "lost-update-checked", "dining", "reversal4", "handoff3"];
string[] options = ["--quick", "--json", "--engines", "--finders"];

if (args.FirstOrDefault(arg => !options.Contains(arg) && !programs.Contains(arg)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"Unknown argument '{unknown}'. Usage: [{string.Join("] [", options)}] [PROGRAM …], with the programs {string.Join(", ", programs)}.");
    return 2;
}
if (args.Contains("--finders")) // Not how fast, but how soon: the table of docs/strategies.md.
{
    foreach (var row in FinderBench.Rows())
    {
        Console.WriteLine(row);
    }
    return 0;
}
var json = args.Contains("--json");
var effort = args.Contains("--quick") ? Effort.Quick : Effort.Full;
var chosen = programs.Where(args.Contains).ToArray();
var sampling = !args.Contains("--engines");
if (sampling && !json)
{
    Console.WriteLine(Figure.Heading);
}
foreach (var program in !sampling ? [] : chosen.Length > 0 ? chosen : programs)
{
    foreach (var figure in SamplingBench.Run(BuiltIn.Find(program)!.Build(), effort))
    {
        Console.WriteLine(json ? figure.Json : figure.Row);
    }
}
if (chosen.Length == 0)
{
    foreach (var row in EngineBench.Rows(effort, json))
    {
        Console.WriteLine(row);
    }
}
return 0;
