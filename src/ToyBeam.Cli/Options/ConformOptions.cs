using System.CommandLine;
using ToyBeam.Cli.Targets;
using ToyBeam.Sim.Conformance;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Cli.Options;

/// <summary>The options of <c>conform</c>.</summary>
internal sealed class ConformOptions
{
    private static readonly ConformanceOptions Standard = new();

    private readonly Argument<string?> _file = new("FILE") { Description = "a .tree file, instead of generated programs", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<SeedRange?> _seeds = Opt.Of<SeedRange>("--seeds", "A..B", "generated programs, one for each seed from A up to but not B (default 0..1000)", "--seeds is A..B with A at most B, such as 0..1000", SeedRange.TryParse);
    private readonly Option<int?> _size = Opt.Number("--size", 0, $"bounds the statements of each generated program (default {Standard.Size})");
    private readonly Option<int?> _runs = Opt.Number("--runs", 1, $"how often each program runs on the emulator, over all settings (default {Standard.Runs}, 1000 for a file)");
    private readonly Option<int?> _jobs = Opt.Number("--jobs", 1, "batches of programs that are checked at the same time (default: one for each processor)");
    private readonly Option<bool> _noShrink = Opt.Flag("--no-shrink", "leave mismatches as they were met");

    /// <summary>Gives them to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_seeds);
        command.Add(_size);
        command.Add(_runs);
        command.Add(_jobs);
        command.Add(_noShrink);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="UsageException">Options do not go together, or the file is none.</exception>
    public ConformSettings Read(ParseResult parsed, Shell shell)
    {
        var file = parsed.GetValue(_file);
        if (file is not null && (parsed.GetValue(_seeds) is not null || parsed.GetValue(_size) is not null))
        {
            throw new UsageException("--seeds and --size are for generated programs; they do not go with a file");
        }
        var options = Standard with
        {
            Size = parsed.GetValue(_size) ?? Standard.Size,
            Runs = parsed.GetValue(_runs) ?? (file is null ? Standard.Runs : ConformSettings.RunsOfFile),
            ShrinkStarts = parsed.GetValue(_noShrink) ? 0 : Standard.ShrinkStarts,
        };
        var jobs = Math.Min(parsed.GetValue(_jobs) ?? Environment.ProcessorCount, ConformSettings.MostJobs);
        return new ConformSettings(options, parsed.GetValue(_seeds) ?? SeedRange.StartingAt(0), jobs, file, file is null ? null : TreeOf(file, shell));
    }

    private static ProgramTree TreeOf(string file, Shell shell) => TargetReader.IsTreeFile(file)
        ? ProgramTree.Parse(TextFile.Read(file, shell), file)
        : throw new UsageException($"'{file}' is no program file: those end in .tree");
}

/// <summary>What <c>conform</c> was asked for.</summary>
/// <param name="Options">What is done with each program.</param>
/// <param name="Seeds">The seeds of generated programs.</param>
/// <param name="Jobs">Batches at the same time.</param>
/// <param name="File">The program file; null for generated programs.</param>
/// <param name="Tree">The program in it.</param>
internal sealed record ConformSettings(ConformanceOptions Options, SeedRange Seeds, int Jobs, string? File, ProgramTree? Tree)
{
    /// <summary>More batches than this at the same time help nobody.</summary>
    public const int MostJobs = 512;

    /// <summary>How often the program of a file runs when nothing is said.</summary>
    public const int RunsOfFile = 1000;

    /// <summary>What is checked, such as <c>seeds 0..1000, size 30</c>.</summary>
    public string Title => File ?? $"seeds {Seeds}, size {Options.Size}";
}
