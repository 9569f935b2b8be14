using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ToyBeam.Cli.Output;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Cli.Options;

/// <summary>The options of <c>explore</c>.</summary>
internal sealed class ExploreOptions
{
    private const string HtmlReport = "html=";

    private readonly TargetOptions _target = new();
    private readonly MachineSettings _machine = new();
    private readonly Option<SeedRange?> _seeds = Opt.Of<SeedRange>("--seeds", "A..B", "the seeds from A up to but not B (default 0..1000, or from TOYBEAM_SEED)", "--seeds is A..B with A at most B, such as 0..1000", SeedRange.TryParse);
    private readonly Option<int?> _schedules = Opt.Number("--schedules", 1, "schedules for each seed (default 1, for gen 64, or TOYBEAM_SCHEDULES)");
    private readonly Option<string?> _strategy = StrategyOption.Create("auto");
    private readonly Option<string[]> _requireReach = Opt.Texts("--require-reach", "NAME", "fail unless some schedule makes the note NAME; may be given several times");
    private readonly Option<string?> _report = Opt.Text("--report", "html=FILE", "what it came to as a web page, in one file");
    private readonly Option<string?> _save = Opt.Text("--save", "DIR", "write each finding as a trace file into that directory");
    private readonly Option<bool> _noMemory = Opt.Flag("--no-memory", "neither try nor keep failures in .toybeam (so too when CI is set)");
    private readonly Option<TimeSpan?> _time = Opt.Of<TimeSpan>("--time", "TIME", "start nothing new after that long: 500ms, 30s, 5m, 1h", "--time is a number with ms, s, m or h, such as 30s", Duration.TryParse);
    private readonly Option<int?> _stopAfter = Opt.Number("--stop-after", 1, "stop after N kinds of failure");
    private readonly Option<bool> _noShrink = Opt.Flag("--no-shrink", "leave failures as they were met");
    private readonly Option<bool> _exitZero = Opt.Flag("--exit-zero", "exit with 0 even when a failure is found");
    private readonly Option<bool> _expectFailure = Opt.Flag("--expect-failure", "a failure is what is wanted: 0 with one, 3 without");

    /// <summary>Gives them to the command.</summary>
    public void AddTo(Command command)
    {
        _target.AddTo(command);
        command.Add(_seeds);
        command.Add(_schedules);
        command.Add(_strategy);
        _machine.AddTo(command);
        command.Add(_time);
        command.Add(_stopAfter);
        command.Add(_requireReach);
        command.Add(_report);
        command.Add(_save);
        command.Add(_noMemory);
        command.Add(_noShrink);
        command.Add(_exitZero);
        command.Add(_expectFailure);
    }

    /// <summary>What was given, with what the environment and the target say where nothing was.</summary>
    public ExploreSettings Read(ParseResult parsed, Shell shell)
    {
        var target = _target.Read(parsed, shell);
        var strategy = parsed.GetValue(_strategy) is { } text ? StrategyOption.Read(text) : StrategySpec.Auto;
        return new ExploreSettings
        {
            Target = target,
            Machine = _machine.Read(parsed, target, strategy),
            Strategy = strategy,
            Seeds = parsed.GetValue(_seeds) ?? SeedRange.StartingAt(FirstSeed(shell)),
            SchedulesPerSeed = parsed.GetValue(_schedules) ?? Schedules(shell) ?? target.SchedulesPerSeed,
            Time = parsed.GetValue(_time),
            StopAfter = parsed.GetValue(_stopAfter) ?? 0,
            Shrink = !parsed.GetValue(_noShrink),
            ExitZero = parsed.GetValue(_exitZero),
            ExpectFailure = parsed.GetValue(_expectFailure),
            RequireReach = [.. (parsed.GetValue(_requireReach) ?? []).Distinct(StringComparer.Ordinal)],
            Report = ReportOf(parsed.GetValue(_report)),
            Save = parsed.GetValue(_save),
            Remembers = !parsed.GetValue(_noMemory) && string.IsNullOrEmpty(shell.Variable("CI")),
        };
    }

    private static string? ReportOf(string? text) => text is null ? null
        : text.StartsWith(HtmlReport, StringComparison.Ordinal) && text.Length > HtmlReport.Length ? text[HtmlReport.Length..]
        : throw new UsageException($"--report is html=FILE, not '{text}'");

    private static ulong FirstSeed(Shell shell) => shell.Variable("TOYBEAM_SEED") switch
    {
        null or "" => 0,
        { } text when SeedRange.TryParseSeed(text, out var seed) => seed,
        { } text => throw new UsageException($"the environment variable TOYBEAM_SEED is a number from 0 to {ulong.MaxValue}, not '{text}'"),
    };

    private static int? Schedules(Shell shell) => shell.Variable("TOYBEAM_SCHEDULES") switch
    {
        null or "" => null,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        { } text => throw new UsageException($"the environment variable TOYBEAM_SCHEDULES is a number from 1 to {int.MaxValue}, not '{text}'"),
    };
}

/// <summary>What <c>explore</c> was asked for.</summary>
internal sealed record ExploreSettings
{
    public required Target Target { get; init; }

    public required MachineOptions Machine { get; init; }

    public required StrategySpec Strategy { get; init; }

    public required SeedRange Seeds { get; init; }

    public required int SchedulesPerSeed { get; init; }

    public required TimeSpan? Time { get; init; }

    public required int StopAfter { get; init; }

    public required bool Shrink { get; init; }

    public required bool ExitZero { get; init; }

    public required bool ExpectFailure { get; init; }

    /// <summary>The notes each of which some schedule must make.</summary>
    public required ImmutableArray<string> RequireReach { get; init; }

    /// <summary>Where a web page of it goes; null for nowhere.</summary>
    public required string? Report { get; init; }

    /// <summary>The directory into which findings are written as traces; null for none.</summary>
    public required string? Save { get; init; }

    /// <summary>Whether failures are kept, and those that were kept tried first.</summary>
    public required bool Remembers { get; init; }

    /// <summary>All that schedules depend on, in a line for people.</summary>
    public string Conditions => $"{Strategy}, seeds {Seeds} x {SchedulesPerSeed}, {RunText.Conditions(Machine)}";

    /// <summary>The same, for the explorer.</summary>
    public ExplorationOptions ToOptions()
    {
        var options = new ExplorationOptions
        {
            FirstSeed = Seeds.From,
            Seeds = Seeds.Count,
            SchedulesPerSeed = SchedulesPerSeed,
            OneProgram = !Target.IsGenerated,
            Strategy = Strategy,
            StopAfter = StopAfter,
            Invariants = Target.Invariants,
        };
        return Shrink ? options : options with { ShrinkRuns = 0 };
    }
}
