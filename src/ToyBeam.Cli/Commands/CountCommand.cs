using System.CommandLine;
using ToyBeam.Cli.Logging;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;
using ToyBeam.Cli.Progress;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;

namespace ToyBeam.Cli.Commands;

/// <summary><c>toybeam count</c>: all schedules, counted.</summary>
internal static class CountCommand
{
    public static Command Create(Shell shell)
    {
        var target = new TargetOptions();
        var machine = new MachineSettings();
        var output = new OutputOptions();
        var engine = Opt.Text("--engine", "NAME", $"how to search: {string.Join(", ", Engine.Names)} (toybeam list says what they do; default: {Engine.All[0].Name})");
        var bound = Opt.Text("--bound", "KIND:K", "leave out schedules with more than K delays (delay:K) or preemptions (preempt:K); for dfs and config");
        var max = Opt.Number("--max", 1, "interleavings, nodes or traces, whatever the engine visits, after which to stop (default: none)");
        var time = Opt.Of<TimeSpan>("--time", "TIME", "stop after that long: 500ms, 30s, 5m, 1h", "--time is a number with ms, s, m or h, such as 30s", Duration.TryParse);
        var seed = Opt.Of<ulong>("--seed", "N", "for gen: the program's seed (default 0)", "--seed is a number", SeedRange.TryParseSeed);
        var command = new Command("count", "Searches all schedules of a program: how many there are, what they come to, and how many break a claim.");
        target.AddTo(command);
        command.Add(engine);
        command.Add(bound);
        command.Add(max);
        command.Add(seed);
        machine.AddTo(command);
        command.Add(time);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var how = Engine.Named(parsed.GetValue(engine));
            var what = target.Read(parsed, shell);
            var options = machine.Read(parsed, what, strategy: null);
            var within = BoundOf(parsed.GetValue(bound));
            how.Require(options, within);
            return Run(new Settings(what, options, how, within, parsed.GetValue(seed) ?? 0, parsed.GetValue(max), parsed.GetValue(time)), output.Read(parsed, shell), shell);
        });
        return command;
    }

    private static ScheduleBound? BoundOf(string? text) => text is null ? null
        : ScheduleBound.TryParse(text, out var bound) ? bound
        : throw new UsageException($"--bound is delay:K or preempt:K with K a number from 0 to {ScheduleBound.Most}, not '{text}'");

    private static int Run(Settings settings, OutputSettings output, Shell shell)
    {
        using var log = RunLog.Open(output, shell);
        log?.Options("count", settings.Target, settings.Machine, $"engine {settings.Engine.Name}");
        var stopping = new Stopping(shell, settings.Time);
        var program = settings.Target.Program(settings.Seed, settings.Machine);
        var engine = settings.Engine.Create(settings.Machine, settings.Target.Invariants(), settings.Bound);
        var count = ProgressTeller.During(shell, output, $"{settings.Engine.Unit}s", settings.Max, progress => engine.Count(program, settings.Max ?? long.MaxValue, done =>
        {
            progress.Report(done, "");
            return stopping.GoOn();
        }));
        var report = new CountReport(settings.Target, settings.Machine, settings.Engine, count, stopping.Reason);
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

    private sealed record Settings(Target Target, MachineOptions Machine, Engine Engine, ScheduleBound? Bound, ulong Seed, long? Max, TimeSpan? Time);
}
