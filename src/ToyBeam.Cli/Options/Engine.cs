using System.Collections.Immutable;
using ToyBeam.Cli.Commands;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;

namespace ToyBeam.Cli.Options;

/// <summary>An engine that <c>count</c> can search with.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it does, in a line.</param>
/// <param name="Unit">What it visits, one after the other.</param>
/// <param name="Create">Makes one.</param>
internal sealed record Engine(string Name, string Description, string Unit, Func<MachineOptions, IReadOnlyList<IInvariant>, ScheduleBound?, ICountingEngine> Create)
{
    /// <summary>All of them; the first is the default.</summary>
    public static ImmutableArray<Engine> All { get; } =
    [
        new("dfs", "every interleaving once, depth first, by running the program again", "interleaving", static (machine, invariants, bound) => new DepthFirst(machine, invariants, bound)),
        new("config", "every point once, however it is reached; interleavings by sums over paths", "node", static (machine, invariants, bound) => new ConfigurationEngine(machine, invariants, bound)),
        new("dpor", "one interleaving of each trace by mailbox order: optimal dynamic partial order reduction", "trace", static (machine, invariants, _) => new OptimalReduction(machine, invariants)),
        new("dpor-observers", "one interleaving of each trace by observation: the same, but two messages in a mailbox race only if a receive would have taken either; where there is more than messages it goes by mailbox order and counts observations", "trace", static (machine, invariants, _) => new OptimalReduction(machine, invariants, byObservation: true)),
    ];

    /// <summary>The engine of that name; null stands for the default.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Engine Named(string? name) => name is null ? All[0] : All.FirstOrDefault(engine => engine.Name == name)
        ?? throw new UsageException($"there is no engine '{name}'{Suggestion.Of(name, [.. Names])}; there are: {string.Join(", ", Names)}");

    /// <summary>Whether it needs steps that are independent of each other, of which there are none with a clock.</summary>
    private bool NeedsIndependence => Unit == "trace";

    /// <summary>Says so when it cannot search under some options, or within a bound.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public void Require(MachineOptions machine, ScheduleBound? bound)
    {
        if (NeedsIndependence && bound is not null)
        {
            throw new UsageException($"the engine '{Name}' takes no --bound, for a bound leaves out some interleavings of a trace and not others; dfs and config do");
        }
        if (NeedsIndependence && machine.Timing.IsVirtual)
        {
            throw new UsageException($"the engine '{Name}' needs --timing untimed: with a clock no two steps are independent");
        }
    }

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Select(static engine => engine.Name);
}
