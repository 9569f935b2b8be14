using System.CommandLine;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Cli.Options;

/// <summary>The options of <c>show</c>: which run of a program.</summary>
internal sealed class ShowOptions
{
    private const string DefaultSchedule = "default";

    private readonly Option<string[]> _parameters = TargetOptions.ParameterOption();
    private readonly Option<ulong?> _seed = Opt.Of<ulong>("--seed", "N", "the run's seed, for gen the program's (default 0)", "--seed is a number", SeedRange.TryParseSeed);
    private readonly Option<string?> _strategy = StrategyOption.Create("the default schedule; portfolio with --seed");
    private readonly MachineSettings _machine = new();

    /// <summary>Gives them to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_parameters);
        command.Add(_seed);
        command.Add(_strategy);
        _machine.AddTo(command);
    }

    /// <summary>The run of a target.</summary>
    public ShowSettings Read(ParseResult parsed, string target, Shell shell)
    {
        var program = TargetReader.Read(target, parsed.GetValue(_parameters) ?? [], shell);
        var seed = parsed.GetValue(_seed);
        var strategy = StrategyOption.Read(parsed.GetValue(_strategy) ?? (seed is null || program.IsGenerated ? DefaultSchedule : StrategySpec.Portfolio.Text));
        return new ShowSettings(program, _machine.Read(parsed, program, strategy), strategy, seed ?? 0);
    }

    /// <summary>The token, if none of these options is given beside it.</summary>
    /// <exception cref="UsageException">One is.</exception>
    public Token RefuseAll(ParseResult parsed, Token token)
    {
        foreach (var option in (Option[])[_parameters, _seed, _strategy, .. _machine.All])
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new UsageException($"a token says all about its run, so {option.Name} does not go with one");
            }
        }
        return token;
    }
}

/// <summary>Which run to show.</summary>
internal sealed record ShowSettings(Target Target, MachineOptions Machine, StrategySpec Strategy, ulong Seed);
