using System.Globalization;
using ToyBeam.Core;

namespace ToyBeam.Sim.Strategies;

/// <summary>A strategy by name, as written on the command line and in tokens: <c>random</c>, <c>pct:3</c>.</summary>
public sealed class StrategySpec
{
    private readonly Func<IStrategy> _create;

    private StrategySpec(string text, Func<IStrategy> create, Granularity? granularity = null)
    {
        Text = text;
        _create = create;
        Granularity = granularity;
    }

    /// <summary>The strategies there are: name with argument, and what it does.</summary>
    public static IReadOnlyList<(string Name, string Description)> All { get; } =
    [
        ("portfolio", "rotates over the others from run to run (the default)"),
        ("random", "uniform over what is enabled"),
        ("sticky:K", "random, but stays with the same process with probability 1 - 2^-K (K 0..32)"),
        ("pct:D", "random priorities with D-1 changes at random events: finds bugs of depth D (1..100)"),
        ("round-robin[:BUDGET]", "a queue of processes, each runs for BUDGET reductions; without a number by whole instructions"),
        ("default", "the default schedule: keep running the same process, else the lowest path"),
    ];

    /// <summary>The portfolio, which is the default.</summary>
    public static StrategySpec Portfolio { get; } = new("portfolio", static () => new Portfolio());

    /// <summary>The name with its argument.</summary>
    public string Text { get; }

    /// <summary>The granularity that the strategy implies; null when it runs at any.</summary>
    public Granularity? Granularity { get; }

    /// <summary>A fresh strategy.</summary>
    public IStrategy Create() => _create();

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Reads a name with its argument.</summary>
    /// <exception cref="FormatException">There is no such strategy, or the argument is missing or out of range; the message is one sentence.</exception>
    public static StrategySpec Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? text : text[..colon];
        var argument = colon < 0 ? null : text[(colon + 1)..];
        return name switch
        {
            "portfolio" => Plain(text, argument, static () => new Portfolio()),
            "random" => Plain(text, argument, static () => new RandomWalk()),
            "default" => Plain(text, argument, static () => new DefaultSchedule()),
            "sticky" => Numbered(text, argument, "K", 0, Sticky.MaxBits, static bits => new Sticky(bits)),
            "pct" => Numbered(text, argument, "D", 1, 100, static depth => new Pct(depth)),
            "round-robin" when argument is null => new StrategySpec(text, static () => new RoundRobin(1), Core.Granularity.Instruction),
            "round-robin" => Numbered(text, argument, "BUDGET", 1, int.MaxValue, static budget => new RoundRobin(budget), Core.Granularity.Reduction),
            _ => throw new UnknownStrategyException(name),
        };
    }

    private static StrategySpec Plain(string text, string? argument, Func<IStrategy> create) =>
        argument is null ? new StrategySpec(text, create) : throw new FormatException($"strategy '{text}': {text.Split(':')[0]} takes no argument");

    private static StrategySpec Numbered(string text, string? argument, string meaning, int min, int max, Func<int, IStrategy> create, Granularity? granularity = null) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? new StrategySpec(text, () => create(number), granularity)
            : throw new FormatException($"strategy '{text}': expected {text.Split(':')[0]}:{meaning} with {meaning} a number from {min} to {max}");
}

/// <summary>There is no strategy of that name.</summary>
public sealed class UnknownStrategyException : FormatException
{
    /// <summary>No such strategy.</summary>
    public UnknownStrategyException(string name) : base($"there is no strategy '{name}'") => Name = name;

    /// <summary>The name that is none.</summary>
    public string Name { get; }
}
