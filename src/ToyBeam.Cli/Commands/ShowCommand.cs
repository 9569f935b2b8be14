using System.CommandLine;
using ToyBeam.Cli.Logging;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;
using ToyBeam.Cli.Scenarios;
using ToyBeam.Cli.Targets;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Rendering;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;
using ToyBeam.Sim.Viewer;

namespace ToyBeam.Cli.Commands;

/// <summary><c>toybeam show</c>: one run as text, or as a picture for another tool.</summary>
internal static class ShowCommand
{
    public static Command Create(Shell shell)
    {
        var what = new Argument<string>("FILE|TOKEN|TARGET") { Description = "a token, a file that holds one, a trace file, or a program as for explore" };
        var run = new ShowOptions();
        var output = new OutputOptions();
        var command = new Command("show", "Shows one run: its schedule, its steps, how each process ended; as text, as a page, or drawn for another tool.") { what };
        run.AddTo(command);
        output.AddTo(command, json: false);
        command.SetAction(parsed =>
        {
            var text = parsed.GetRequiredValue(what);
            var (settings, view) = (output.Read(parsed, shell), run.View(parsed));
            return TargetReader.IsTarget(text) || !(TokenSource.LooksLikeToken(text) || TextFile.Exists(text, shell) || RecordedRun.IsTraceFile(text))
                ? ShowTarget(run.Read(parsed, text, shell), view, settings, shell)
                : ShowRecorded(run.RefuseAll(parsed, RecordedRun.Read(text, shell)), view, settings, shell);
        });
        return command;
    }

    private static int ShowTarget(ShowSettings settings, ShowView view, OutputSettings output, Shell shell)
    {
        if (view.Page is { } page)
        {
            return WritePage(page, () => ViewerPages.Of(settings, shell), output, shell);
        }
        var target = settings.Target;
        var program = target.Program(settings.Seed, settings.Machine);
        var (recording, trace) = Tracer.Run(program, target.Invariants(), settings.Strategy, settings.Seed);
        var title = target.IsGenerated ? $"{target.Title}, seed {settings.Seed}" : target.Title;
        return view.Picture is { } picture
            ? Draw(trace, picture, view, output, shell)
            : Tell(title, target.IsGenerated ? "" : target.Description, program, recording, view, output, shell);
    }

    private static int ShowRecorded(RecordedRun run, ShowView view, OutputSettings output, Shell shell)
    {
        if (run is { Of: NamedTarget named, Trace: { } trace } && BuiltIn.Find(named.Name) is null)
        {
            return ShowAsRecorded(trace, view, output, shell);
        }
        var target = TokenSource.TargetOf(run.Of, shell);
        var (result, claims) = run.Run(target);
        if (result is not { Answer: not ReplayAnswer.Diverged, Recording: { } recording })
        {
            throw new ReplayDivergedException(result.Step ?? 0, result.Sentence);
        }
        var program = target.Program(0, run.Options);
        if (view.Page is { } page)
        {
            return WritePage(page, () => ViewerPages.Of(target, program, recording, claims, shell), output, shell);
        }
        return view.Picture is { } picture
            ? Draw(run.Trace ?? Tracer.Of(program, recording, result.Signature), picture, view, output, shell)
            : Tell(target.Title, target.Description, program, recording, view, output, shell);
    }

    /// <summary>A trace of a program that is not here, such as one of a test: it tells enough to be shown, and cannot be run again.</summary>
    private static int ShowAsRecorded(Trace trace, ShowView view, OutputSettings output, Shell shell)
    {
        var name = OneLine.Of(((NamedTarget)trace.Header.Target).Name);
        if (view.Step is not null || view.Page is not null)
        {
            throw new UsageException($"--{(view.Page is null ? "step" : "html")} runs the program again, and '{name}' is not built in");
        }
        shell.Error.WriteLine($"toybeam: '{name}' is not built in, so the run is shown as it was recorded and not run again");
        return Draw(trace, view.Picture ?? Picture.Columns, view, output, shell);
    }

    private static int WritePage(string path, Func<ViewerPage> page, OutputSettings output, Shell shell)
    {
        using var log = RunLog.Open(output, shell);
        using var file = ReportFile.Open(path, shell);
        var made = page();
        log?.Steps(made.Traces[0].Recording);
        file.Finish(made.ToHtml());
        shell.Out.WriteLine(Paragraph.Wrap($"wrote {path}: {Words.Count(made.Traces.Count, "run")} to step through; open it in a browser"));
        return ExitCode.Pass;
    }

    private static int Draw(Trace trace, Picture picture, ShowView view, OutputSettings output, Shell shell)
    {
        shell.Out.Write(TracePicture.Draw(trace, picture, view.Causal, output.Verbose));
        return ExitCode.Pass;
    }

    private static int Tell(string title, string description, TestedProgram program, Recording recording, ShowView view, OutputSettings output, Shell shell)
    {
        if (view.Step > recording.Steps)
        {
            throw new UsageException($"--step is {view.Step}, and the run has {Words.Count(recording.Steps, "step")}");
        }
        var machine = Tracer.Again(program, recording, view.Step ?? recording.Steps);
        using var log = RunLog.Open(output, shell);
        if (view.Step is { } step)
        {
            shell.Out.Write($"{title}: after step {step} of {recording.Steps}\n\n{StateText.Of(machine)}");
            return ExitCode.Pass;
        }
        log?.Steps(recording);
        new RunReport(title, description, program.Options, program.Tree, recording, machine.World).WriteText(shell.Out, output.Verbose);
        return ExitCode.Pass;
    }
}
