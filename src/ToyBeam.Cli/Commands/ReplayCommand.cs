using System.CommandLine;
using ToyBeam.Cli.Logging;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;
using ToyBeam.Cli.Targets;

namespace ToyBeam.Cli.Commands;

/// <summary><c>toybeam replay</c>: one recorded case again.</summary>
internal static class ReplayCommand
{
    public static Command Create(Shell shell)
    {
        var source = new Argument<string>("TOKEN|FILE") { Description = "what explore printed, a file that holds it, or a trace file" };
        var target = new Argument<string?>("TARGET") { Description = "the program, when the token's own name for it does not do", Arity = ArgumentArity.ZeroOrOne };
        var tolerant = Opt.Flag("--tolerant", "leave out steps of a trace file that cannot be taken, for a program that was changed");
        var output = new OutputOptions();
        var command = new Command("replay", "Runs one recorded case again, strictly, and says whether it is the same failure.") { source, target, tolerant };
        output.AddTo(command);
        command.SetAction(parsed => Run(RecordedRun.Read(parsed.GetRequiredValue(source), shell, parsed.GetValue(tolerant)), parsed.GetValue(target), output.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(RecordedRun run, string? targetName, OutputSettings output, Shell shell)
    {
        var target = TokenSource.TargetOf(run.Of, targetName, shell);
        using var log = RunLog.Open(output, shell);
        log?.Options("replay", target, run.Options, run.Name);
        var report = new ReplayReport(target, run, run.Run(target).Result);
        if (report.Result.Recording is { } recording)
        {
            log?.Steps(recording);
        }
        if (output.Json)
        {
            report.WriteJson(new JsonLines(shell.Out));
        }
        else
        {
            report.WriteText(shell.Out, new Ink(shell.Out, output.Color && shell.OutIsTerminal), output.Verbose);
        }
        log?.Verdict(report.Sentence, report.Exit);
        return report.Exit;
    }
}
