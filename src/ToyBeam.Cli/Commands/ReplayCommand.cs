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
        var source = new Argument<string>("TOKEN|FILE") { Description = "what explore printed, or a file that holds it" };
        var target = new Argument<string?>("TARGET") { Description = "the program, when the token's own name for it does not do", Arity = ArgumentArity.ZeroOrOne };
        var output = new OutputOptions();
        var command = new Command("replay", "Runs one recorded case again, strictly, and says whether it is the same failure.") { source, target };
        output.AddTo(command);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(source), parsed.GetValue(target), output.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(string source, string? targetName, OutputSettings output, Shell shell)
    {
        var token = TokenSource.Read(source, shell);
        var target = targetName is null ? TokenSource.TargetOf(token, shell) : TokenSource.TargetOf(token, targetName, shell);
        using var log = RunLog.Open(output, shell);
        log?.Options("replay", target, token.Options, token.ToString());
        var report = new ReplayReport(target, token, TokenReplay.Run(token, target).Result);
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
