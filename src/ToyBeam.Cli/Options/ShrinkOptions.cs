using System.CommandLine;

namespace ToyBeam.Cli.Options;

/// <summary>The options of <c>shrink</c>.</summary>
internal sealed class ShrinkOptions
{
    private const int StandardRuns = 200_000;
    private const int MostJobs = 64;

    private readonly Option<TimeSpan?> _time = Opt.Of<TimeSpan>("--time", "TIME", "goes on for so long, such as 30s", "--time is a time such as 30s, 5m or 500ms", Duration.TryParse);
    private readonly Option<int?> _runs = Opt.Number("--runs", 1, $"runs that it may take; {StandardRuns} without --time, no limit with it");
    private readonly Option<int?> _jobs = Opt.Number("--jobs", 1, $"smaller programs that are judged at once, up to {MostJobs}; the result does not depend on it");

    public void AddTo(Command command)
    {
        command.Add(_time);
        command.Add(_runs);
        command.Add(_jobs);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="UsageException">A value is out of range.</exception>
    public ShrinkSettings Read(ParseResult parsed)
    {
        var time = parsed.GetValue(_time);
        var jobs = parsed.GetValue(_jobs) ?? 1;
        return jobs > MostJobs
            ? throw new UsageException($"--jobs is a number from 1 to {MostJobs}, not '{jobs}'")
            : new ShrinkSettings(time, parsed.GetValue(_runs) ?? (time is null ? StandardRuns : int.MaxValue), jobs);
    }
}

/// <summary>How far to shrink.</summary>
/// <param name="Time">When to stop; null for no clock.</param>
/// <param name="Runs">Runs at most.</param>
/// <param name="Jobs">Programs that are judged at once.</param>
internal sealed record ShrinkSettings(TimeSpan? Time, int Runs, int Jobs);
