using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>Rotates over strategies from run to run, each with its share: no single sampler is best on every shape of bug, and this has at least a share of the best one's rate.</summary>
/// <remarks>
/// Which arm a run takes is a function of its seed and index alone. Out of every 100 runs, evenly spread: surw 35, pos 24, sticky:3 19, random 5,
/// fair-pct 5 for each of the depths 1 to 3, and the default and its opposite, newest-first, once. PCT in its fair form, which is PCT itself for the first
/// 1000 steps at least, so that a program that polls is not starved to the step limit.
/// </remarks>
public sealed class Portfolio : IStrategy
{
    private readonly (string Name, IStrategy Arm)[] _rotation;
    private IStrategy _arm;

    /// <summary>The standard portfolio.</summary>
    public Portfolio()
    {
        _rotation = Spread(
            ("surw", new Surw(), 35),
            ("pos", new Pos(), 24),
            ("sticky:3", new Sticky(3), 19),
            ("random", new RandomWalk(), 5),
            ("fair-pct:1", new FairPct(1), 5),
            ("fair-pct:2", new FairPct(2), 5),
            ("fair-pct:3", new FairPct(3), 5),
            ("default", new DefaultSchedule(), 1),
            ("newest-first", new NewestFirst(), 1));
        _arm = _rotation[0].Arm;
    }

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        _arm = ArmOf(run.Seed, run.Index).Arm;
        _arm.Begin(run, rng);
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point) => _arm.Pick(point);

    /// <summary>The arm that a run takes, and what it is called on the command line.</summary>
    internal (string Name, IStrategy Arm) ArmOf(ulong seed, long index) =>
        _rotation[(int)((seed % (ulong)_rotation.Length + (ulong)index) % (ulong)_rotation.Length)];

    /// <summary>An order in which each arm comes as often as its share, at even distances: always the arm that is furthest behind.</summary>
    private static (string Name, IStrategy Arm)[] Spread(params ReadOnlySpan<(string Name, IStrategy Arm, int Share)> arms)
    {
        var total = 0;
        foreach (var (_, _, share) in arms)
        {
            total += share;
        }
        var order = new (string Name, IStrategy Arm)[total];
        Span<int> credit = stackalloc int[arms.Length];
        for (var i = 0; i < total; i++)
        {
            var next = 0;
            for (var arm = 0; arm < arms.Length; arm++)
            {
                credit[arm] += arms[arm].Share;
                next = credit[arm] > credit[next] ? arm : next;
            }
            credit[next] -= total;
            order[i] = (arms[next].Name, arms[next].Arm);
        }
        return order;
    }
}
