using System.CommandLine;
using ToyBeam.Cli.Commands;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Cli.Options;

/// <summary>The options that say how the machine runs a program.</summary>
internal sealed class MachineSettings
{
    private readonly Option<Rules?> _rules = Opt.OneOf<Rules>("--rules", "RULES", "whose rules hold for links and exits: otp or seed (default: the scenario's, else otp)");
    private readonly Option<Granularity?> _granularity = Opt.OneOf<Granularity>("--granularity", "LEVEL", "what one step is: visible, work, instruction or reduction (default: the scenario's, else visible)");
    private readonly Option<string?> _delivery = Opt.Text("--delivery", "MODE", "when signals arrive: instant (the default), causal or pairwise");
    private readonly Option<Timing?> _timing = Opt.Of<Timing>("--timing", "TIMING", "when receives time out: untimed (whenever nothing matches, the default), virtual (by a clock, when nothing else can happen), virtual:N (N times a run also earlier)", $"--timing is untimed, virtual or virtual:N with N from 0 to {Timing.MaxEarly}", Timing.TryParse);
    private readonly Option<int?> _maxSteps = Opt.Number("--max-steps", 1, $"instructions after which a run is cut (default {MachineOptions.DefaultMaxSteps})");

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_rules, _granularity, _delivery, _timing, _maxSteps];

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }
    }

    /// <summary>How the machine runs the target under a strategy; without one as the options and the target say.</summary>
    /// <exception cref="UsageException">There is no such delivery mode, or the granularity is not the strategy's.</exception>
    public MachineOptions Read(ParseResult parsed, Target target, StrategySpec? strategy)
    {
        var given = parsed.GetValue(_granularity);
        if (strategy?.Granularity is { } implied && given is { } other && other != implied)
        {
            throw new UsageException($"the strategy {strategy} implies --granularity {Opt.Lower(implied)}, and --granularity {Opt.Lower(other)} is given");
        }
        return new MachineOptions
        {
            Rules = parsed.GetValue(_rules) ?? target.Rules,
            Granularity = strategy?.Granularity ?? given ?? target.Granularity ?? Granularity.Visible,
            Delivery = parsed.GetValue(_delivery) is { } mode ? DeliveryOf(mode) : Delivery.Instant,
            Timing = parsed.GetValue(_timing) ?? Timing.Untimed,
            MaxSteps = parsed.GetValue(_maxSteps) ?? MachineOptions.DefaultMaxSteps,
        };
    }

    private static Delivery DeliveryOf(string text)
    {
        var modes = Enum.GetValues<Delivery>();
        foreach (var mode in modes)
        {
            if (Opt.Lower(mode) == text)
            {
                return mode;
            }
        }
        var names = modes.Select(Opt.Lower).ToArray();
        throw new UsageException($"there is no delivery mode '{text}'{Suggestion.Of(text, names)}; there are: {string.Join(", ", names)}");
    }
}
