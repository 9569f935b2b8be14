using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>How many schedules it takes to find the two deep bugs of the built-in scenarios: the median over many starts.</summary>
public sealed class FinderMedians
{
    private const int Starts = 101;
    private const int Most = 300;

    [Theory]
    [InlineData("reversal4", 24)]
    [InlineData("handoff3", 70)]
    public void The_portfolio_finds_deep_bugs_soon(string scenario, int most) => Assert.InRange(Median(scenario, "portfolio"), 1, most);

    private static int Median(string scenario, string strategy)
    {
        var (program, options) = (BuiltIn.Find(scenario)!.Build(), new MachineOptions());
        var (runner, walker) = (new Runner(options, [new NoFail(), new Completes()]), StrategySpec.Parse(strategy).Create());
        var pilot = new Pilot(program.Start, options);
        var found = new List<int>();
        for (var start = 0; start < Starts; start++)
        {
            var runs = 1;
            while (runs < Most && !runner.Run(program.Start, walker, new RunInfo((ulong)start * 1009, runs - 1, pilot)).Failed)
            {
                runs++;
            }
            found.Add(runs);
        }
        return found.Order().ElementAt(Starts / 2);
    }
}
