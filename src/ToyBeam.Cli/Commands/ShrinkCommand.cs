using System.CommandLine;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;
using ToyBeam.Cli.Progress;
using ToyBeam.Cli.Targets;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Shrinking;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Cli.Commands;

/// <summary><c>toybeam shrink</c>: goes on making a finding smaller.</summary>
internal static class ShrinkCommand
{
    public static Command Create(Shell shell)
    {
        var source = new Argument<string>("FILE|TOKEN") { Description = "a trace file, which then holds the smaller run; or what explore printed" };
        var (options, output) = (new ShrinkOptions(), new OutputOptions());
        var command = new Command("shrink", "Goes on making a finding smaller: its program if that is a tree, and its schedule. Says what is proved minimal.") { source };
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed => Run(RecordedRun.Read(parsed.GetRequiredValue(source), shell), options.Read(parsed), output.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(RecordedRun run, ShrinkSettings settings, OutputSettings output, Shell shell)
    {
        var target = TokenSource.TargetOf(run.Of, shell);
        var (result, claims) = run.Run(target);
        var met = Met(new ReplayReport(target, run, result), target.Program(0, run.Options));
        var stopping = new Stopping(shell, settings.Time);
        var finding = ProgressTeller.During(shell, output, "instructions left", null, progress => new FindingShrinker
        {
            Invariants = claims,
            Runs = settings.Runs,
            GoOn = stopping.GoOn,
            Workers = new Workers(settings.Jobs, static (count, action) => Parallel.For(0, count, action)),
            Accepted = (smaller, failing) => progress.Report(smaller.Tree?.Size ?? 0, Words.Count(failing.Schedule.Deviations.Length, "deviation")),
        }.Shrink(met));
        Tell(finding, run.Trace is null ? null : Save(finding, run, shell), output, shell);
        return stopping.Reason == Stopping.Interrupt ? ExitCode.Incomplete : ExitCode.Failure;
    }

    /// <summary>The finding that the replay has met.</summary>
    private static Finding Met(ReplayReport report, TestedProgram program) => report.Result.Answer switch
    {
        ReplayAnswer.Same or ReplayAnswer.Other => Finding.Of(program, report.Result)!,
        ReplayAnswer.Diverged => throw new ReplayDivergedException(report.Result.Step ?? 0, report.Sentence),
        _ => throw new UsageException($"there is nothing to shrink: {report.Sentence}"),
    };

    /// <summary>Puts the smaller run in the place of the one that the file held, which stays until the new one is written.</summary>
    private static string Save(Finding finding, RecordedRun run, Shell shell)
    {
        using var file = ReportFile.Open(run.Name, shell);
        file.Finish(TraceWriter.Write(Tracer.Of(finding)));
        return run.Name;
    }

    private static void Tell(Finding finding, string? file, OutputSettings output, Shell shell)
    {
        if (output.Json)
        {
            new JsonLines(shell.Out).Write(ExploreJson.Line(finding, file));
        }
        else
        {
            FindingText.Write(finding, file, shell.Out, new Ink(shell.Out, output.Color && shell.OutIsTerminal), shell);
        }
    }
}
