using ToyBeam.Cli.Commands;
using ToyBeam.Cli.Options;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Reports;

namespace ToyBeam.Cli.Output;

/// <summary><c>explore</c> for people.</summary>
internal sealed class ExploreText(ExploreSettings settings, OutputSettings output, Shell shell) : IExploreReport
{
    private const string Heading = "FAILED";

    private readonly TextWriter _out = shell.Out;
    private readonly Ink _ink = new(shell.Out, output.Color && shell.OutIsTerminal);

    public void Begin()
    {
        _out.WriteLine(Paragraph.Wrap(
            $"explore {settings.Target.Title}: {settings.Strategy}, seeds {settings.Seeds} x {settings.SchedulesPerSeed}, "
            + RunText.Conditions(settings.Machine)));
    }

    public void Tell(Finding finding)
    {
        _out.WriteLine();
        _ink.Bad(Heading);
        _out.WriteLine(Story.Of(finding, heading: $"{Heading} ")[Heading.Length..]);
        _out.WriteLine($"  {ReplayCommandLine.For(finding.Token, shell)}");
        if (output.Verbose && finding.SeedToken is { } seed)
        {
            _out.WriteLine($"  before shrinking:\n  {ReplayCommandLine.For(seed, shell)}");
        }
        _out.Flush();
    }

    public void End(ExplorationResult result, ExploreEnd end)
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
        var sampled = result.Schedules == 0 ? "" : $"sampled: {Words.Count(result.Schedules, "schedule")}, {result.Distinct} distinct; no claim beyond them";
        _out.WriteLine($"{failing}{(end.Incomplete.Length > 0 ? $": {end.Incomplete}" : "")}");
        if (sampled.Length > 0)
        {
            _out.WriteLine(sampled);
        }
    }
}
