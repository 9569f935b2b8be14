using System.CommandLine;
using ToyBeam.Cli.Logging;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;
using ToyBeam.Cli.Progress;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;

namespace ToyBeam.Cli.Commands;

/// <summary><c>toybeam count</c>: every interleaving, counted.</summary>
internal static class CountCommand
{
    private const string DepthFirstEngine = "dfs";

    private static readonly string[] KnownEngines = [DepthFirstEngine, "config", "dpor", "dpor-observers"];

    public static Command Create(Shell shell)
    {
        var target = new TargetOptions();
        var machine = new MachineSettings();
        var output = new OutputOptions();
        var engine = Opt.Text("--engine", "NAME", "how to search: dfs, every interleaving once, depth first (the only one that is built)");
        var max = Opt.Number("--max", 1, "interleavings after which to stop (default: none)");
        var time = Opt.Of<TimeSpan>("--time", "TIME", "stop after that long: 500ms, 30s, 5m, 1h", "--time is a number with ms, s, m or h, such as 30s", Duration.TryParse);
        var seed = Opt.Of<ulong>("--seed", "N", "for gen: the program's seed (default 0)", "--seed is a number", SeedRange.TryParseSeed);
        var command = new Command("count", "Runs every schedule of a program: how many there are, what they come to, and how many break a claim.");
        target.AddTo(command);
        command.Add(engine);
        command.Add(max);
        command.Add(seed);
        machine.AddTo(command);
        command.Add(time);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            RequireDepthFirst(parsed.GetValue(engine) ?? DepthFirstEngine);
            var what = target.Read(parsed, shell);
            var options = machine.Read(parsed, what, strategy: null);
            return Run(new Settings(what, options, parsed.GetValue(seed) ?? 0, parsed.GetValue(max), parsed.GetValue(time)), output.Read(parsed, shell), shell);
        });
        return command;
    }

    private static int Run(Settings settings, OutputSettings output, Shell shell)
    {
        using var log = RunLog.Open(output, shell);
        log?.Options("count", settings.Target, settings.Machine, $"engine {DepthFirstEngine}");
        var stopping = new Stopping(shell, settings.Time);
        var program = settings.Target.Program(settings.Seed, settings.Machine);
        var engine = new DepthFirst(settings.Machine, settings.Target.Invariants());
        var count = ProgressTeller.During(shell, output, "interleavings", settings.Max, progress => Count(engine, program, settings, stopping, progress));
        var report = new CountReport(settings.Target, settings.Machine, DepthFirstEngine, count, stopping.Reason);
        if (output.Json)
        {
            report.WriteJson(new JsonLines(shell.Out));
        }
        else
        {
            report.WriteText(shell.Out, new Ink(shell.Out, output.Color && shell.OutIsTerminal));
        }
        log?.Verdict(report.Verdict, report.Exit);
        return report.Exit;
    }

    private static Count Count(DepthFirst engine, TestedProgram program, Settings settings, Stopping stopping, ProgressTeller progress)
    {
        var asked = 0L;
        return engine.Count(program, settings.Max ?? long.MaxValue, () =>
        {
            progress.Report(asked += DepthFirst.AskedEvery, "");
            return stopping.GoOn();
        });
    }

    private static void RequireDepthFirst(string engine)
    {
        if (!KnownEngines.Contains(engine, StringComparer.Ordinal))
        {
            throw new UsageException($"there is no engine '{engine}'{Suggestion.Of(engine, KnownEngines)}; there are: {string.Join(", ", KnownEngines)}");
        }
        if (engine != DepthFirstEngine)
        {
            throw new UsageException($"the engine '{engine}' is not built yet; only {DepthFirstEngine} is");
        }
    }

    private sealed record Settings(Target Target, MachineOptions Machine, ulong Seed, long? Max, TimeSpan? Time);
}
