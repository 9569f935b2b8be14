using ToyBeam.Cli.Commands;
using ToyBeam.Cli.Options;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Reports;

namespace ToyBeam.Cli.Output;

/// <summary><c>explore</c> for people.</summary>
internal sealed class ExploreText(ExploreSettings settings, OutputSettings output, Shell shell) : IExploreReport
{
    private readonly TextWriter _out = shell.Out;
    private readonly Ink _ink = new(shell.Out, output.Color && shell.OutIsTerminal);

    public void Begin()
    {
        _out.WriteLine(Paragraph.Wrap(
            $"explore {settings.Target.Title}: {settings.Conditions}"));
    }

    public void Tell(Finding finding, string? file)
    {
        _out.WriteLine();
        FindingText.Write(finding, file, _out, _ink, shell);
        if (output.Verbose && finding.SeedToken is { } seed)
        {
            _out.WriteLine($"  before shrinking:\n  {ReplayCommandLine.For(seed, shell)}");
        }
        _out.Flush();
    }

    public void End(ExplorationResult result, ExploreEnd end, ExploreNumbers numbers)
    {
        _out.WriteLine();
        if (result.Findings.Count > 0)
        {
            _ink.Bad(end.Verdict);
        }
        else if (end.Exit == ExitCode.Pass)
        {
            _ink.Good(end.Verdict);
        }
        else
        {
            _out.Write(end.Verdict);
        }
        var failing = result.FailingSchedules > 0 ? $" in {result.FailingSchedules} of {Words.Count(result.Schedules, "schedule")}" : "";
        _out.WriteLine($"{failing}{(end.Incomplete.Length > 0 ? $": {end.Incomplete}" : "")}");
        if (output.Verbose)
        {
            WriteArms(result, numbers);
        }
        var conclusion = Conclusion.Of(result, numbers.Program, numbers.Interleavings);
        if (conclusion.Length > 0)
        {
            _out.WriteLine(Paragraph.Wrap(conclusion));
        }
    }

    private void WriteArms(ExplorationResult result, ExploreNumbers numbers)
    {
        foreach (var arm in result.Arms)
        {
            var drawn = arm.IsSampler && numbers.Program is not null ? $", at least {Math.Ceiling(arm.Traces.AtLeast)} (Chao1), next is new with {Conclusion.Percent(arm.Traces.Novelty)}" : "";
            _out.WriteLine(Paragraph.Wrap($"  {arm.Name,-13} {Words.Count(arm.Schedules, "schedule")}, {arm.Failing} fail; {Words.Count(arm.Traces.Seen, "trace")}{drawn}", 16));
        }
        foreach (var (name, schedules) in result.Reached)
        {
            _out.WriteLine(Paragraph.Wrap($"  reached {name} in {Words.Count(schedules, "schedule")}", 4));
        }
    }
}
