using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>Runs a program many times under one strategy, with a fixed seed, and counts what came out.</summary>
internal static class Sampling
{
    private static readonly MachineOptions WorkSteps = new() { Granularity = Granularity.Work };

    /// <summary>Runs in which the messages arrived at P in such an order, written one behind the other.</summary>
    public static int Count(Start program, IStrategy strategy, int runs, Func<string, bool> isHit, MachineOptions? options = null)
    {
        var arrivals = new Arrivals();
        var hits = 0;
        Run(program, strategy, runs, options ?? WorkSteps, [arrivals], _ => hits += isHit(arrivals.Order) ? 1 : 0);
        return hits;
    }

    /// <summary>Runs that ended in such a state.</summary>
    public static int CountEnds(Start program, IStrategy strategy, int runs, Func<World, bool> isHit, MachineOptions? options = null)
    {
        var hits = 0;
        Run(program, strategy, runs, options ?? WorkSteps, [], world => hits += isHit(world) ? 1 : 0);
        return hits;
    }

    /// <summary>How often the messages arrived at P in each order.</summary>
    public static Dictionary<string, int> Orders(Start program, IStrategy strategy, int runs)
    {
        var arrivals = new Arrivals();
        var orders = new Dictionary<string, int>();
        Run(program, strategy, runs, WorkSteps, [arrivals], _ => orders[arrivals.Order] = orders.GetValueOrDefault(arrivals.Order) + 1);
        return orders;
    }

    private static void Run(Start program, IStrategy strategy, int runs, MachineOptions options, IInvariant[] watching, Action<World> end)
    {
        var runner = new Runner(options, watching);
        var pilot = new Pilot(program, options);
        for (var i = 0; i < runs; i++)
        {
            runner.Run(program, strategy, new RunInfo(7, i, pilot));
            end(runner.Machine.World);
        }
    }

    /// <summary>What arrived in the mailbox of P, in order.</summary>
    private sealed class Arrivals : IInvariant
    {
        public string Order { get; private set; } = "";

        public string Name => "arrivals";

        public EventKinds Needs => EventKinds.Arrived;

        public void Begin(World world) => Order = "";

        public Violation? On(in Event e, World world)
        {
            Order += e.Process == 0 ? e.Payload : "";
            return null;
        }
    }
}
