using ToyBeam.Properties.Laws;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Traces;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.TraceFiles;

/// <summary>Failing runs of random programs, under every rule, granularity, delivery and timing.</summary>
internal static class RandomFindings
{
    private static readonly StrategySpec[] Strategies = [.. new[] { "random", "default", "pct:2", "newest-first" }.Select(StrategySpec.Parse)];

    /// <summary>The finding of a seed; null when its run breaks nothing.</summary>
    public static (TestedProgram Program, Trace Trace)? Of(ulong seed, int size = 14)
    {
        var options = Setting.Everywhere[(int)(seed / 8 % (ulong)Setting.Everywhere.Length)];
        var program = new TestedProgram(TreeGen.FromSeed(seed, size), options);
        var trace = Tracer.Run(program, StandardInvariants.ForScenarios(), Strategies[seed % (ulong)Strategies.Length], seed).Trace;
        return trace.End.Failed ? (program, trace) : null;
    }

    /// <summary>The first so many findings of a stream of seeds.</summary>
    public static List<(TestedProgram Program, Trace Trace)> Take(int count, ulong stream, int size = 14)
    {
        var found = new List<(TestedProgram, Trace)>();
        for (var i = 0; found.Count < count; i++)
        {
            if (Of(Sim.Random.Rng.StreamSeed(stream, i, Sim.Random.Purpose.Test), size) is { } finding)
            {
                found.Add(finding);
            }
        }
        return found;
    }
}
