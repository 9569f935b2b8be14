using System.CommandLine;
using ToyBeam.Cli.Logging;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;
using ToyBeam.Cli.Progress;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Cli.Commands;

/// <summary><c>toybeam explore</c>: searches and samples schedules, checks what is claimed, shrinks what fails, tells the story.</summary>
internal static class ExploreCommand
{
    public static Command Create(Shell shell)
    {
        var options = new ExploreOptions();
        var output = new OutputOptions();
        var command = new Command("explore", "Searches and samples schedules of a program, checks its claims, and shrinks what breaks one to its shortest story.");
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed => Run(options.Read(parsed, shell), output.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(ExploreSettings settings, OutputSettings output, Shell shell)
    {
        using var log = RunLog.Open(output, shell);
        using var page = settings.Report is { } path ? ReportFile.Open(path, shell) : null;
        log?.Options("explore", settings.Target, settings.Machine, $"strategy {settings.Strategy}, seeds {settings.Seeds}, {settings.SchedulesPerSeed} schedules each");
        IExploreReport report = output.Json ? new ExploreJson(settings, new JsonLines(shell.Out)) : new ExploreText(settings, output, shell);
        var stopping = new Stopping(shell, settings.Time);
        var memory = settings is { Remembers: true, Machine.MaxSteps: <= Trace.MostSteps } ? new FailureMemory(settings.Target, settings.Machine, output, shell) : null;
        var remembered = memory?.Recall() ?? [];
        var teller = new FindingTeller(report, log, settings.Save is { } directory ? TraceFolder.Open(directory, settings.Machine, shell) : null);
        report.Begin();
        var result = ProgressTeller.During(shell, output, "seeds", settings.Seeds.Count, progress => Explore(settings, remembered, stopping, teller, progress));
        teller.TellNew(result);
        foreach (var finding in result.Findings.Where(finding => !remembered.Contains(finding)))
        {
            memory?.Keep(finding);
        }
        var end = ExploreEnd.Of(settings, result, stopping.Reason);
        var numbers = ExploreNumbers.Of(settings, result);
        report.End(result, end, numbers);
        page?.Finish(ExplorationPage.Of(settings.Target.Title, settings.Conditions, end.Verdict, result, numbers.Program, numbers.Interleavings));
        log?.Verdict(end.Verdict, end.Exit);
        return end.Exit;
    }

    private static ExplorationResult Explore(ExploreSettings settings, IReadOnlyList<Finding> remembered, Stopping stopping, FindingTeller teller, ProgressTeller progress)
    {
        var explorer = new Explorer(settings.Machine, settings.ToOptions());
        var result = explorer.Result;
        foreach (var finding in remembered)
        {
            explorer.Remember(finding);
        }
        var fixedProgram = settings.Target.IsGenerated ? null : settings.Target.Program(0, settings.Machine);
        explorer.Run(seed => fixedProgram ?? settings.Target.Program(seed, settings.Machine), () =>
        {
            teller.EndSeed(settings.Seeds.From, result);
            if (!progress.IsDrawing)
            {
                teller.TellNew(result);
            }
            progress.Report(result.Seeds, result.Findings.Count == 0 ? "" : $"{Words.Count(result.Findings.Count, "kind")} of failure");
            return stopping.GoOn();
        });
        teller.EndSeed(settings.Seeds.From, result);
        return result;
    }

    /// <summary>Tells each finding and each seed once, as soon as it can be told.</summary>
    private sealed class FindingTeller(IExploreReport report, RunLog? log, TraceFolder? folder)
    {
        private int _told;
        private long _seeds;
        private long _schedules;
        private long _failing;

        public void TellNew(ExplorationResult result)
        {
            for (; _told < result.Findings.Count; _told++)
            {
                log?.Finding(result.Findings[_told]);
                report.Tell(result.Findings[_told], folder?.Save(result.Findings[_told]));
            }
        }

        public void EndSeed(ulong firstSeed, ExplorationResult result)
        {
            if (result.Seeds > _seeds)
            {
                log?.Seed(firstSeed + (ulong)_seeds, result.Schedules - _schedules, result.FailingSchedules - _failing);
                (_seeds, _schedules, _failing) = (result.Seeds, result.Schedules, result.FailingSchedules);
            }
        }
    }
}
