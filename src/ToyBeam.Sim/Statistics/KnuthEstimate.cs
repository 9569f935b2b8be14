using ToyBeam.Core;
using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Statistics;

/// <summary>About how many interleavings a program has: the mean, over random walks, of the product of how many choices there were at each step. Unbiased, and heavy-tailed.</summary>
/// <remarks>
/// Source: D. E. Knuth, "Estimating the efficiency of backtrack programs", 1975. As decimal logarithms, since the numbers fit nothing. The interval is that of the means of ten groups of walks:
/// it says how far to trust the mean, no more. Walks are drawn from a stream of their own, so the estimate is a function of the program alone.
/// </remarks>
public sealed record KnuthEstimate
{
    private const int Groups = 10;
    private const int MostSteps = 200_000;

    /// <summary>Random walks taken.</summary>
    public required int Walks { get; init; }

    /// <summary>Decimal logarithm of the mean.</summary>
    public required double Log10 { get; init; }

    /// <summary>Decimal logarithm of the least of the groups' means.</summary>
    public required double LowestLog10 { get; init; }

    /// <summary>Decimal logarithm of the greatest of the groups' means.</summary>
    public required double HighestLog10 { get; init; }

    /// <summary>Estimates. Walks that are cut at the step limit count with the choices that they had.</summary>
    /// <param name="start">The program.</param>
    /// <param name="options">How it runs.</param>
    /// <param name="walks">Random walks, at least 10; fewer are taken, in whole rounds of ten, when they are long.</param>
    public static KnuthEstimate Of(Start start, MachineOptions options, int walks = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(walks, Groups);
        var machine = new Machine(options);
        var rng = new Rng(0);
        var groups = new LogMean[Groups];
        var all = new LogMean();
        var (taken, steps) = (0, 0L);
        while (taken + Groups <= walks && (taken == 0 || steps < MostSteps))
        {
            for (var group = 0; group < Groups; group++)
            {
                rng.Seed(Rng.StreamSeed(0, taken++, Purpose.Estimate));
                var walk = Walk(machine, start, rng);
                groups[group].Add(walk);
                all.Add(walk);
                steps += machine.Steps;
            }
        }
        var means = groups.Select(group => group.Log10).ToList();
        return new KnuthEstimate { Walks = taken, Log10 = all.Log10, LowestLog10 = means.Min(), HighestLog10 = means.Max() };
    }

    /// <summary>The decimal logarithm of the product of the choices along one random walk.</summary>
    private static double Walk(Machine machine, Start start, Rng rng)
    {
        var log = 0.0;
        machine.Reset(start);
        while (machine.Enabled.Length is > 0 and var choices)
        {
            log += choices == 1 ? 0 : Math.Log10(choices);
            machine.Step(choices == 1 ? 0 : rng.Below(choices));
        }
        return log;
    }

    /// <summary>The mean of numbers that are given by their logarithms.</summary>
    private struct LogMean
    {
        private int _count;
        private double _largest;
        private double _sum; // Of the numbers, as multiples of the largest.

        public readonly double Log10 => _largest + Math.Log10(_sum / _count);

        public void Add(double log)
        {
            if (_count++ == 0 || log > _largest)
            {
                _sum = (_sum * Math.Pow(10, _largest - log)) + 1;
                _largest = log;
            }
            else
            {
                _sum += Math.Pow(10, log - _largest);
            }
        }
    }
}
