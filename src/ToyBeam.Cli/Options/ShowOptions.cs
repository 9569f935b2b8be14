using System.CommandLine;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Cli.Options;

/// <summary>The options of <c>show</c>: which run of a program.</summary>
internal sealed class ShowOptions
{
    private const string DefaultSchedule = "default";

    private readonly Option<string[]> _parameters = TargetOptions.ParameterOption();
    private readonly Option<ulong?> _seed = Opt.Of<ulong>("--seed", "N", "the run's seed, for gen the program's (default 0)", "--seed is a number", SeedRange.TryParseSeed);
    private readonly Option<string?> _strategy = StrategyOption.Create("the default schedule; portfolio with --seed");
    private readonly Option<string?> _html = Opt.Text("--html", "FILE", "the run as a web page to step through, in one file; with its nearest passing run when it fails");
    private readonly MachineSettings _machine = new();
    private readonly Option<Picture?> _as = Opt.OneOf<Picture>("--as", "PICTURE", "what to draw: columns, ribbon, json (a trace file), csharp (a test), tree, mermaid, perfetto, shiviz (default: a list)");
    private readonly Option<bool> _causal = Opt.Flag("--causal", "only what happened before the failure, or before the last step");
    private readonly Option<int?> _step = Opt.Number("--step", 0, "the whole state after step N");

    /// <summary>Gives them to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_parameters);
        command.Add(_seed);
        command.Add(_strategy);
        command.Add(_as);
        command.Add(_causal);
        command.Add(_step);
        command.Add(_html);
        _machine.AddTo(command);
    }

    /// <summary>What to show of the run.</summary>
    /// <exception cref="UsageException">The options do not go together.</exception>
    public ShowView View(ParseResult parsed)
    {
        var view = new ShowView(parsed.GetValue(_as), parsed.GetValue(_causal), parsed.GetValue(_step), parsed.GetValue(_html));
        return view switch
        {
            { Page: not null } and ({ Picture: not null } or { Step: not null } or { Causal: true }) => throw new UsageException("--html writes a page, and goes with none of --as, --step and --causal"),
            { Step: not null, Picture: not null } or { Step: not null, Causal: true } => throw new UsageException("--step shows one state, and goes neither with --as nor with --causal"),
            { Causal: true, Picture: Picture.Json or Picture.CSharp or Picture.Tree } => throw new UsageException($"--causal leaves steps out, and --as {Opt.Lower(view.Picture.Value)} tells the whole run"),
            { Causal: true, Picture: null } => view with { Picture = Picture.Columns },
            _ => view,
        };
    }

    /// <summary>The run of a target.</summary>
    public ShowSettings Read(ParseResult parsed, string target, Shell shell)
    {
        var program = TargetReader.Read(target, parsed.GetValue(_parameters) ?? [], shell);
        var seed = parsed.GetValue(_seed);
        var strategy = StrategyOption.Read(parsed.GetValue(_strategy) ?? (seed is null || program.IsGenerated ? DefaultSchedule : StrategySpec.Portfolio.Text));
        return new ShowSettings(program, _machine.Read(parsed, program, strategy), strategy, seed ?? 0);
    }

    /// <summary>The recorded run, if none of these options is given beside it.</summary>
    /// <exception cref="UsageException">One is.</exception>
    public RecordedRun RefuseAll(ParseResult parsed, RecordedRun run)
    {
        foreach (var option in (Option[])[_parameters, _seed, _strategy, .. _machine.All])
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new UsageException($"a token or a trace says all about its run, so {option.Name} does not go with one");
            }
        }
        return run;
    }
}

/// <summary>Which run to show.</summary>
internal sealed record ShowSettings(Target Target, MachineOptions Machine, StrategySpec Strategy, ulong Seed);

/// <summary>What to show of a run.</summary>
/// <param name="Picture">As what; null for the usual list.</param>
/// <param name="Causal">Whether only what happened before its failure.</param>
/// <param name="Step">The step after which to show the state; null for the whole run.</param>
/// <param name="Page">The file that a page goes to; null for none.</param>
internal sealed record ShowView(Picture? Picture, bool Causal, int? Step, string? Page);
