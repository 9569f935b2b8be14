using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Laws;

/// <summary>The machine laws hold for programs that no tree can say, in every delivery mode, timing, granularity and rule set.</summary>
public sealed class WildLaws(ITestOutputHelper output)
{
    private const int Cases = 4000;
    private const int Runs = 5; // The default schedule and random ones.

    /// <summary>Two must end a link with each other at the same time.</summary>
    private const string TooRareHere = "a link came too late";

    [Fact]
    public void Laws_hold_for_wild_programs()
    {
        var census = new Census();
        var runners = Setting.Everywhere.ToDictionary(options => options, options => new Runner(options, [.. StandardInvariants.MachineLaws(), census]));
        var counts = new int[Setting.Interesting.Length];
        BaseSeed.ForAll(Cases, seed =>
        {
            var options = Setting.AnyOptionsOf(seed);
            Check(seed, runners[options]);
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += census.Saw(Setting.Interesting[i]) && options.Delivery != Delivery.Instant ? 1 : 0;
            }
            census.Forget();
        });
        for (var i = 0; i < counts.Length; i++)
        {
            output.WriteLine($"{Setting.Interesting[i]}: {100.0 * counts[i] / Cases:F1} %");
            Assert.True(counts[i] >= Cases / 400 || Setting.Interesting[i] == TooRareHere, $"Too rare to mean anything: {Setting.Interesting[i]}, {counts[i]} of {Cases} by channels; TOYBEAM_SEED={BaseSeed.Value}");
        }
    }

    private static void Check(ulong seed, Runner runner)
    {
        var start = WildPrograms.FromSeed(seed);
        var pilot = new Pilot(start, runner.Machine.Options);
        for (var run = 0; run < Runs; run++)
        {
            var verdict = runner.Run(start, run == 0 ? new DefaultSchedule() : new RandomWalk(), new RunInfo(seed, run, pilot));
            Assert.True(!verdict.Failed, $"{verdict.Invariant} at step {verdict.Step} of run {run} under {runner.Machine.Options}: {verdict.Violation?.Sentence}");
        }
    }
}
