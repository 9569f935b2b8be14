using System.CommandLine;
using ToyBeam.Cli.Logging;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;
using ToyBeam.Cli.Targets;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Viewer;

namespace ToyBeam.Cli.Commands;

/// <summary><c>toybeam show</c>: one run as text.</summary>
internal static class ShowCommand
{
    public static Command Create(Shell shell)
    {
        var what = new Argument<string>("FILE|TOKEN|TARGET") { Description = "a token, a file that holds one, or a program as for explore" };
        var run = new ShowOptions();
        var html = Opt.Text("--html", "FILE", "the run as a web page to step through, in one file; with its nearest passing run when it fails");
        var output = new OutputOptions();
        var command = new Command("show", "Shows one run as text or as a page: its schedule, its steps, how each process ended.") { what };
        run.AddTo(command);
        command.Add(html);
        output.AddTo(command, json: false);
        command.SetAction(parsed =>
        {
            var text = parsed.GetRequiredValue(what);
            var settings = output.Read(parsed, shell);
            var page = parsed.GetValue(html);
            return TargetReader.IsTarget(text) || !(TokenSource.LooksLikeToken(text) || TextFile.Exists(text, shell))
                ? ShowTarget(run.Read(parsed, text, shell), page, settings, shell)
                : ShowToken(run.RefuseAll(parsed, TokenSource.Read(text, shell)), page, settings, shell);
        });
        return command;
    }

    private static int ShowTarget(ShowSettings settings, string? page, OutputSettings output, Shell shell)
    {
        if (page is not null)
        {
            return WritePage(page, () => ViewerPages.Of(settings, shell), output, shell);
        }
        var target = settings.Target;
        var program = target.Program(settings.Seed, settings.Machine);
        var runner = new Runner(settings.Machine, target.Invariants());
        var recording = new Recording();
        runner.Run(program.Start, settings.Strategy.Create(), new RunInfo(settings.Seed, 0, program.Pilot), recording);
        var title = target.IsGenerated ? $"{target.Title}, seed {settings.Seed}" : target.Title;
        Tell(new RunReport(title, target.IsGenerated ? "" : target.Description, settings.Machine, program.Tree, recording, runner.Machine.World), output, shell);
        return ExitCode.Pass;
    }

    private static int ShowToken(Token token, string? page, OutputSettings output, Shell shell)
    {
        var target = TokenSource.TargetOf(token, shell);
        var (result, claims) = TokenReplay.Run(token, target);
        if (result is not { Answer: not ReplayAnswer.Diverged, Recording: { } recording })
        {
            throw new ReplayDivergedException(result.Step ?? 0, result.Sentence);
        }
        var program = target.Program(0, token.Options);
        if (page is not null)
        {
            return WritePage(page, () => ViewerPages.Of(target, program, recording, claims, shell), output, shell);
        }
        var runner = new Runner(token.Options, claims());
        runner.Run(program.Start, Replay.Strict(recording.Schedule), new RunInfo(0, 0, program.Pilot)); // For the state in the end, which a recording does not keep.
        Tell(new RunReport(target.Title, target.Description, token.Options, program.Tree, recording, runner.Machine.World), output, shell);
        return ExitCode.Pass;
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

    private static void Tell(RunReport report, OutputSettings output, Shell shell)
    {
        using var log = RunLog.Open(output, shell);
        log?.Steps(report.Recording);
        report.WriteText(shell.Out, output.Verbose);
    }
}
