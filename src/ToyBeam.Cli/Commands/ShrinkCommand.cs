using System.CommandLine;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;
using ToyBeam.Cli.Progress;
using ToyBeam.Cli.Targets;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Shrinking;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Cli.Commands;

/// <summary><c>toybeam shrink</c>: goes on making a finding smaller.</summary>
internal static class ShrinkCommand
{
    public static Command Create(Shell shell)
    {
        var source = new Argument<string>("FILE|TOKEN") { Description = "what explore printed, or a file that holds it" };
        var (options, output) = (new ShrinkOptions(), new OutputOptions());
        var command = new Command("shrink", "Goes on making a finding smaller: its program if that is a tree, and its schedule. Says what is proved minimal.") { source };
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed => Run(TokenSource.Read(parsed.GetRequiredValue(source), shell), options.Read(parsed), output.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(Token token, ShrinkSettings settings, OutputSettings output, Shell shell)
    {
        var target = TokenSource.TargetOf(token, shell);
        var (result, claims) = TokenReplay.Run(token, target);
        if (result.Answer is not (ReplayAnswer.Same or ReplayAnswer.Other))
        {
            var report = new ReplayReport(target, token, result);
            return result.Answer == ReplayAnswer.Diverged
                ? throw new ReplayDivergedException(result.Step ?? 0, report.Sentence)
                : throw new UsageException($"there is nothing to shrink: {report.Sentence}");
        }
        var stopping = new Stopping(shell, settings.Time);
        var program = target.Program(0, token.Options);
        var finding = ProgressTeller.During(shell, output, "instructions left", null, progress => new FindingShrinker
        {
            Invariants = claims,
            Runs = settings.Runs,
            GoOn = stopping.GoOn,
            Workers = new Workers(settings.Jobs, static (count, action) => Parallel.For(0, count, action)),
            Accepted = (smaller, run) => progress.Report(smaller.Tree?.Size ?? 0, Words.Count(run.Schedule.Deviations.Length, "deviation")),
        }.Shrink(program, result, token));
        Tell(finding, output, shell);
        return stopping.Reason is null ? ExitCode.Failure : ExitCode.Incomplete;
    }

    private static void Tell(Finding finding, OutputSettings output, Shell shell)
    {
        if (output.Json)
        {
            new JsonLines(shell.Out).Write(ExploreJson.Line(finding));
        }
        else
        {
            FindingText.Write(finding, shell.Out, new Ink(shell.Out, output.Color && shell.OutIsTerminal), shell);
        }
    }
}
