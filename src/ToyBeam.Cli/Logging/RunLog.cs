using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Running;

namespace ToyBeam.Cli.Logging;

/// <summary>The run log: what was asked for, what each seed came to, what was found, and the steps of a run that is shown.</summary>
/// <remarks>To stderr with <c>--verbose</c>, without the seeds that failed nothing; as JSON lines into a file with <c>--log</c>, all of it. Nothing is written from within a run.</remarks>
internal sealed class RunLog : IDisposable
{
    private readonly Logger _logger;
    private readonly TextWriter? _file;

    private RunLog(Logger logger, TextWriter? file)
    {
        _logger = logger;
        _file = file;
    }

    /// <summary>The log that the options ask for; null when they ask for none.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static RunLog? Open(OutputSettings output, Shell shell)
    {
        if (!output.Verbose && output.LogFile is null)
        {
            return null; // And then Serilog is not even loaded.
        }
        var file = output.LogFile is { } path ? TextFile.Write(path, shell) : null;
        return new RunLog(Configure(output, shell, file), file);
    }

    public void Options(string command, Target target, MachineOptions machine, string how) => _logger.Information(
        "{Command} {Target}: rules {Rules}, granularity {Granularity}, delivery {Delivery}, at most {MaxSteps} steps; {How}",
        command, target.Title, Opt.Lower(machine.Rules), Opt.Lower(machine.Granularity), Opt.Lower(machine.Delivery), machine.MaxSteps, how);

    public void Seed(ulong seed, long schedules, long failing) => _logger.Write(
        failing > 0 ? LogEventLevel.Information : LogEventLevel.Debug,
        "seed {Seed}: {Schedules} schedules run in all, {Failing} failed", seed, schedules, failing);

    public void Finding(Finding finding) => _logger.Warning(
        "found {Signature}: {Sentence}; seed {Seed}, run {Run}; {Deviations} deviations, {From} before shrinking in {ShrinkRuns} runs; {Token}",
        finding.Signature, finding.Verdict.Violation!.Sentence, finding.Seed, finding.Run,
        finding.Recording.Schedule.Deviations.Length, finding.OriginalDeviations, finding.ShrinkRuns, finding.Token.ToString());

    public void Verdict(string verdict, int exit) => _logger.Information("{Verdict}; exit code {Exit}", verdict, exit);

    /// <summary>The steps of one run, afterwards.</summary>
    public void Steps(Recording recording)
    {
        foreach (var line in TraceText.Lines(recording, verbose: true))
        {
            _logger.Information("step {Step}: {Process} {Text}", line.Step, line.Process, line.Text);
        }
    }

    public void Dispose()
    {
        _logger.Dispose();
        _file?.Dispose();
    }

    private static Logger Configure(OutputSettings output, Shell shell, TextWriter? file)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Debug();
        if (output.Verbose)
        {
            var lines = new MessageTemplateTextFormatter("{Level:w4}: {Message:l}{NewLine}", System.Globalization.CultureInfo.InvariantCulture);
            configuration.WriteTo.Sink(new TextSink(shell.Error, lines), LogEventLevel.Information);
        }
        if (file is not null)
        {
            configuration.WriteTo.Sink(new TextSink(file, new JsonFormatter(renderMessage: true)));
        }
        return configuration.CreateLogger();
    }
}
