using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Conformance;

/// <summary>Tells whether the machine can come to an observation.</summary>
/// <remarks>Pairwise delivery without a clock: all that is promised about the emulator, and nothing that is not.</remarks>
/// <param name="budget">Configurations after which a search gives up the first time; the second time at ten times as many.</param>
internal sealed class Judge(int budget)
{
    /// <summary>How programs run here.</summary>
    public static MachineOptions Options { get; } = new() { Delivery = Delivery.Pairwise, Timing = Timing.Untimed };

    private const int Samples = 2000;
    private const int More = 10;

    private readonly Observer _observer = new();
    private readonly IStrategy _strategy = StrategySpec.Portfolio.Create();

    /// <summary>Judges an observation of a program.</summary>
    public Judgement Of(Start program, Sighting sighting)
    {
        var search = new ConfigurationSearch(Options, new ObservationGuide(sighting.Observation));
        var end = search.Find(program, budget);
        var reach = end != SearchEnd.OutOfBudget ? ReachOf(end)
            : IsSampled(program, sighting.Observation.ToString()) ? Reach.Sampled
            : ReachOf(search.Find(program, budget * More));
        return new Judgement(sighting, reach, search.Configurations);
    }

    /// <summary>The different observations of some sampled runs.</summary>
    public IReadOnlyList<string> Sample(Start program)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        _ = Any(program, text =>
        {
            seen.Add(text);
            return false;
        });
        return [.. seen];
    }

    private static Reach ReachOf(SearchEnd end) => end switch
    {
        SearchEnd.Found => Reach.Searched,
        SearchEnd.Absent => Reach.Unreachable,
        _ => Reach.Unresolved,
    };

    private bool IsSampled(Start program, string sought) => Any(program, text => text == sought);

    private bool Any(Start program, Func<string, bool> isSought)
    {
        var runner = new Runner(Options, [_observer]);
        var pilot = new Pilot(program, Options);
        for (var i = 0; i < Samples; i++)
        {
            runner.Run(program, _strategy, new RunInfo(0, i, pilot));
            if (!runner.Machine.LimitReached && isSought(_observer.TextOf(runner.Machine.World)))
            {
                return true;
            }
        }
        return false;
    }
}
