using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Bench;

/// <summary>What a step costs: every strategy, lean and with invariants, beside the bare loop.</summary>
/// <remarks>One core. All contenders of a program take turns, window by window, so that a neighbour on the machine slows down all of them alike.</remarks>
internal static class SamplingBench
{
    private static readonly StrategySpec[] Strategies =
        [.. new[] { "random", "sticky:3", "pct:3", "fair-pct:3", "pos", "urw", "surw", "delay:3", "preempt:3", "newest-first", "random-robin", "round-robin", "portfolio" }.Select(StrategySpec.Parse)];

    public static IEnumerable<Figure> Run(Scenario scenario, Effort effort)
    {
        var contenders = Contenders(scenario);
        foreach (var contender in contenders)
        {
            contender.WarmUp();
        }
        for (var repeat = 0; repeat < effort.Repeats; repeat++)
        {
            foreach (var contender in contenders)
            {
                contender.Windows.Add(contender.Measure(effort.Window));
            }
        }
        return contenders.Select(contender => Figure.Of(scenario.Name, contender, contenders[0]));
    }

    /// <summary>The bare loop first.</summary>
    private static List<Contender> Contenders(Scenario scenario)
    {
        var bare = new BareLoop();
        var contenders = new List<Contender> { new("random", "bare", run => bare.Run(scenario.Start, run)) };
        foreach (var strategy in Strategies)
        {
            contenders.Add(Of(scenario, strategy, "lean", []));
            contenders.Add(Of(scenario, strategy, "checked", StandardInvariants.ForScenarios(scenario.ExpectedExits)));
        }
        return contenders;
    }

    private static Contender Of(Scenario scenario, StrategySpec spec, string mode, IReadOnlyList<IInvariant> invariants)
    {
        var options = new MachineOptions { Rules = scenario.Rules, Granularity = spec.Granularity ?? Granularity.Visible };
        var runner = new Runner(options, invariants);
        var pilot = new Pilot(scenario.Start, options);
        var strategy = spec.Create();
        return new Contender(spec.Text, mode, run =>
        {
            runner.Run(scenario.Start, strategy, new RunInfo(run, 0, pilot));
            return runner.Machine.Steps;
        })
        {
            EngineBytesPerStep = EngineBytes(scenario, runner, spec, pilot),
        };
    }

    /// <summary>
    /// The bytes per step that a run allocates beyond what the bare loop allocates for the very same steps; after a warm-up. Runs that fail are
    /// left out, for they end early and with a report. Null where what is a step differs from the bare loop's.
    /// </summary>
    private static double? EngineBytes(Scenario scenario, Runner runner, StrategySpec spec, Pilot pilot)
    {
        const ulong WarmUp = 500, Runs = 1000;
        if (spec.Granularity is not null)
        {
            return null;
        }
        var bare = new BareLoop();
        var recorder = new Recorder(spec.Create());
        var (engine, steps) = (0L, 0L);
        for (var run = 0UL; run < WarmUp + Runs; run++)
        {
            var start = GC.GetAllocatedBytesForCurrentThread();
            var verdict = runner.Run(scenario.Start, recorder, new RunInfo(run, 0, pilot));
            var between = GC.GetAllocatedBytesForCurrentThread();
            if (verdict.Failed)
            {
                continue;
            }
            bare.Replay(scenario.Start, recorder.Processes);
            var end = GC.GetAllocatedBytesForCurrentThread();
            if (run >= WarmUp)
            {
                engine += between - start - (end - between);
                steps += runner.Machine.Steps;
            }
        }
        return (double)engine / steps;
    }
}

/// <summary>How long to measure.</summary>
/// <param name="Window">The length of one window.</param>
/// <param name="Repeats">Windows of each contender; odd, so that there is one in the middle.</param>
internal sealed record Effort(TimeSpan Window, int Repeats)
{
    public static readonly Effort Quick = new(TimeSpan.FromMilliseconds(3), 51);
    public static readonly Effort Full = new(TimeSpan.FromMilliseconds(5), 201);
}
