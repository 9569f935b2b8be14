using ToyBeam.Bench;
using ToyBeam.Cli.Scenarios;

string[] programs = ["ping-pong", "ring-50", "fan-in-10", "lost-update-checked", "dining", "reversal4", "handoff3"];
string[] options = ["--quick", "--json"];

if (args.FirstOrDefault(arg => !options.Contains(arg) && !programs.Contains(arg)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"Unknown argument '{unknown}'. Usage: [{string.Join("] [", options)}] [PROGRAM …], with the programs {string.Join(", ", programs)}.");
    return 2;
}
var json = args.Contains("--json");
var effort = args.Contains("--quick") ? Effort.Quick : Effort.Full;
var chosen = programs.Where(args.Contains).ToArray();
if (!json)
{
    Console.WriteLine(Figure.Heading);
}
foreach (var program in chosen.Length > 0 ? chosen : programs)
{
    foreach (var figure in SamplingBench.Run(BuiltIn.Find(program)!.Build(), effort))
    {
        Console.WriteLine(json ? figure.Json : figure.Row);
    }
}
return 0;
