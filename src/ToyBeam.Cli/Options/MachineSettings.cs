using System.CommandLine;
using ToyBeam.Cli.Commands;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Cli.Options;

/// <summary>The options that say how the machine runs a program.</summary>
internal sealed class MachineSettings
{
    /// <summary>The only delivery mode that there is.</summary>
    public const string Instant = "instant";

    private static readonly string[] KnownDeliveries = [Instant, "causal", "pairwise"];

    private readonly Option<Rules?> _rules = Opt.OneOf<Rules>("--rules", "RULES", "whose rules hold for links and exits: otp or seed (default: the scenario's, else otp)");
    private readonly Option<Granularity?> _granularity = Opt.OneOf<Granularity>("--granularity", "LEVEL", "what one step is: visible, work, instruction or reduction (default: the scenario's, else visible)");
    private readonly Option<string?> _delivery = Opt.Text("--delivery", "MODE", "when signals arrive: instant (the only mode that is built)");
    private readonly Option<int?> _maxSteps = Opt.Number("--max-steps", 1, $"instructions after which a run is cut (default {MachineOptions.DefaultMaxSteps})");

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_rules, _granularity, _delivery, _maxSteps];

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }
    }

    /// <summary>How the machine runs the target under a strategy; without one as the options and the target say.</summary>
    /// <exception cref="UsageException">The delivery mode is not built, or the granularity is not the strategy's.</exception>
    public MachineOptions Read(ParseResult parsed, Target target, StrategySpec? strategy)
    {
        RequireInstant(parsed.GetValue(_delivery) ?? Instant);
        var given = parsed.GetValue(_granularity);
        if (strategy?.Granularity is { } implied && given is { } other && other != implied)
        {
            throw new UsageException($"the strategy {strategy} implies --granularity {Opt.Lower(implied)}, and --granularity {Opt.Lower(other)} is given");
        }
        return new MachineOptions
        {
            Rules = parsed.GetValue(_rules) ?? target.Rules,
            Granularity = strategy?.Granularity ?? given ?? target.Granularity ?? Granularity.Visible,
            MaxSteps = parsed.GetValue(_maxSteps) ?? MachineOptions.DefaultMaxSteps,
        };
    }

    private static void RequireInstant(string delivery)
    {
        if (!KnownDeliveries.Contains(delivery, StringComparer.Ordinal))
        {
            throw new UsageException($"there is no delivery mode '{delivery}'{Suggestion.Of(delivery, KnownDeliveries)}; there are: {string.Join(", ", KnownDeliveries)}");
        }
        if (delivery != Instant)
        {
            throw new UsageException($"the delivery mode '{delivery}' is not built yet; only {Instant} is");
        }
    }
}
