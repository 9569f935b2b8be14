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
        ("auto", "all traces one by one, as far as that goes; the portfolio beside it where it goes on for long (the default)"),
        ("portfolio", "rotates over the others from run to run"),
        ("random", "uniform over what is enabled"),
        ("sticky:K", "random, but stays with the same process with probability 1 - 2^-K (K 0..32)"),
        ("pct:D", "random priorities with D-1 changes at random events: finds bugs of depth D (1..100)"),
        ("fair-pct:D", "pct:D for the first steps, then random; for programs that poll (1..100)"),
        ("pctcp:D", "pct:D with priorities of chains of events instead of processes; for the channel modes (1..100)"),
        ("pos", "random priorities of events; those that race with what happened draw anew"),
        ("surw", "all orders in which processes touch one contended thing are equally likely; random else"),
        ("urw", "a process is picked in proportion to the steps that it has before it"),
        ("delay:K", "the default schedule with K delays at random places (0..100)"),
        ("preempt:K", "processes run until they wait, but for K preemptions at random places (0..100)"),
        ("newest-first", "the youngest process that can run"),
        ("round-robin[:BUDGET]", "a queue of processes, each runs for BUDGET reductions; without a number by whole instructions"),
        ("random-robin", "round robin with a budget drawn for each run, of 1 to 4000 reductions"),
        ("default", "the default schedule: keep running the same process, else the lowest path"),
    ];

    /// <summary>The default: an exhaustive search and the <see cref="Portfolio"/>, side by side. See <see cref="Exploration.Explorer"/>.</summary>
    public static StrategySpec Auto { get; } = new("auto", static () => new Portfolio());

    /// <summary>Rotates over the samplers.</summary>
    public static StrategySpec Portfolio { get; } = new("portfolio", static () => new Portfolio());

    /// <summary>The name with its argument.</summary>
    public string Text { get; }

    /// <summary>The granularity that the strategy implies; null when it runs at any.</summary>
    public Granularity? Granularity { get; }

    /// <summary>Whether an exhaustive search takes part.</summary>
    public bool IsAuto => Text == Auto.Text;

    /// <summary>The strategy of the runs that are sampled.</summary>
    public StrategySpec Sampler => IsAuto ? Portfolio : this;

    /// <summary>A fresh strategy; of <see cref="Auto"/> the one that samples.</summary>
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
            "auto" => Plain(text, argument, static () => new Portfolio()),
            "portfolio" => Plain(text, argument, static () => new Portfolio()),
            "random" => Plain(text, argument, static () => new RandomWalk()),
            "default" => Plain(text, argument, static () => new DefaultSchedule()),
            "pos" => Plain(text, argument, static () => new Pos()),
            "urw" => Plain(text, argument, static () => new Urw()),
            "surw" => Plain(text, argument, static () => new Surw()),
            "newest-first" => Plain(text, argument, static () => new NewestFirst()),
            "random-robin" => Plain(text, argument, static () => new RandomRobin(), Core.Granularity.Reduction),
            "delay" => Numbered(text, argument, "K", 0, 100, static count => new Delay(count)),
            "preempt" => Numbered(text, argument, "K", 0, 100, static count => new Preempt(count)),
            "pctcp" => Numbered(text, argument, "D", 1, 100, static depth => new Pctcp(depth)),
            "fair-pct" => Numbered(text, argument, "D", 1, 100, static depth => new FairPct(depth)),
            "sticky" => Numbered(text, argument, "K", 0, Sticky.MaxBits, static bits => new Sticky(bits)),
            "pct" => Numbered(text, argument, "D", 1, 100, static depth => new Pct(depth)),
            "round-robin" when argument is null => new StrategySpec(text, static () => new RoundRobin(1), Core.Granularity.Instruction),
            "round-robin" => Numbered(text, argument, "BUDGET", 1, int.MaxValue, static budget => new RoundRobin(budget), Core.Granularity.Reduction),
            _ => throw new UnknownStrategyException(name),
        };
    }

    private static StrategySpec Plain(string text, string? argument, Func<IStrategy> create, Granularity? granularity = null) =>
        argument is null ? new StrategySpec(text, create, granularity) : throw new FormatException($"strategy '{text}': {text.Split(':')[0]} takes no argument");

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
