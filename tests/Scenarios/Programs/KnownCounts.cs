using System.Numerics;
using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Scenarios;

namespace ToyBeam.Scenarios.Programs;

/// <summary>Small programs of which it is known how many interleavings, traces and outcomes they have: by formulas, and by an enumeration that shares nothing with this code.</summary>
/// <param name="Name">The scenario.</param>
/// <param name="Parameters">Its parameters, such as <c>n=3</c>.</param>
/// <param name="Interleavings">Complete runs.</param>
/// <param name="R0">Traces by mailbox order.</param>
/// <param name="R1">Traces by observation.</param>
/// <param name="Outcomes">Outcomes.</param>
/// <param name="Nodes">Different points; null where nobody has counted them.</param>
public sealed record KnownCounts(string Name, string Parameters, long Interleavings, int R0, int R1, int Outcomes, int? Nodes)
{
    /// <summary>An end belongs to the step before it, and work is a step; signals arrive at once.</summary>
    public static readonly MachineOptions Fused = new() { Granularity = Granularity.Work };

    /// <summary>The same, but that delivering is a choice.</summary>
    public static readonly MachineOptions Pairwise = Fused with { Delivery = Delivery.Pairwise };

    /// <summary>An end is a step.</summary>
    public static readonly MachineOptions EndIsAStep = new() { Granularity = Granularity.Instruction };

    /// <summary>Under <see cref="Fused"/>.</summary>
    public static readonly KnownCounts[] WithFusedEnds =
    [
        new("fan-in", "n=2", 4, 2, 2, 2, 11),
        new("fan-in", "n=3", 30, 6, 6, 6, 49),
        new("fan-in", "n=4", 336, 24, 24, 24, 261),
        new("fan-in", "n=5", 5040, 120, 120, 120, 1631),
        new("fan-in-spawn", "n=2", 6, 2, 2, 2, 14),
        new("fan-in-spawn", "n=3", 69, 6, 6, 6, 57),
        new("fan-in-spawn", "n=4", 1170, 24, 24, 24, 285),
        new("fan-in-sel", "n=3", 15, 6, 1, 1, 41),
        new("fan-in-sel", "n=4", 105, 24, 1, 1, 206),
        new("fan-in-sel", "n=5", 945, 120, 1, 1, 1237),
        new("bitshift-sink", "a=2 b=2", 6, 6, 1, 1, 19),
        new("bitshift-sink", "a=5 b=5", 252, 252, 1, 1, 923),
        new("bitshift-server", "k=2", 84, 6, 6, 6, 71),
        new("bitshift-server", "k=3", 2640, 20, 20, 20, 379),
        new("bitshift-server", "k=4", 100100, 70, 70, 70, 1849),
        new("sink", "a=2 b=2 c=2", 90, 90, 1, 1, 271),
        new("sink", "a=1 b=2 c=3", 60, 60, 1, 1, 189),
        new("indep", "n=3 k=3", 1680, 1, 1, 1, 64),
        new("ping-pairs", "m=1", 1, 1, 1, 1, 5),
        new("ping-pairs", "m=2", 70, 1, 1, 1, 25),
        new("ping-pairs", "m=3", 34650, 1, 1, 1, 125),
        new("pairs-race", "m=2", 24, 4, 1, 1, 25),
        new("pairs-race", "m=3", 720, 8, 1, 1, 125),
        new("ring", "n=2", 1, 1, 1, 1, 5),
        new("ring", "n=5", 1, 1, 1, 1, 11),
        new("ring-two-tokens", "n=4", 10032, 1, 1, 1, 55),
        new("writers-reader", "", 112, 6, 6, 6, 79),
        new("lost-update", "n=2", 252, 6, 6, 2, 79),
        new("lost-update", "n=3", 471366, 90, 90, 3, 1573),
        new("abba", "", 2408, 9, 9, 2, 229),
        new("long-tail", "k=3", 4, 4, 1, 1, 14),
        new("atomicity", "p=2 q=2", 7, 3, 1, 1, 21),
        new("nested3", "", 30, 30, 1, 1, 90),
        new("timeout-race", "n=1", 2, 2, 2, 2, 5),
        new("timeout-race", "n=3", 24, 16, 4, 4, 54),
        new("monitor-race", "", 2, 2, 2, 2, 7),
        new("link-race", "", 3, 3, 3, 3, 7),
        new("link-race-trap", "", 3, 2, 2, 2, 9),
        new("kill-race", "k=3", 4, 4, 4, 2, 8),
        new("chain-links", "n=3", 1, 1, 1, 1, 4),
        new("spawn-tree", "d=1", 3, 1, 1, 1, 7),
        new("spawn-tree", "d=2", 1134, 1, 1, 1, 57),
        new("spawn-tree", "d=3", 453577256496, 1, 1, 1, 3307),
        new("fifo2", "", 15, 3, 3, 3, 26),
        new("two-pc", "n=2", 229, 9, 4, 2, 86),
        new("two-pc", "n=3", 26326, 28, 11, 2, 410),
        new("triangle", "", 4, 1, 1, 1, 10),
    ];

    /// <summary>Under <see cref="Pairwise"/>.</summary>
    public static readonly KnownCounts[] WithDeliveries =
    [
        new("fan-in", "n=2", 14, 2, 2, 2, 18),
        new("fan-in", "n=3", 636, 6, 6, 6, 92),
        new("fifo2", "", 227, 3, 3, 3, 50),
        new("triangle", "", 22, 2, 2, 2, 24),
    ];

    /// <summary>Under <see cref="EndIsAStep"/>.</summary>
    public static readonly KnownCounts[] WithOwnEnds =
    [
        new("fan-in", "n=2", 84, 2, 2, 2, null),
        new("fan-in", "n=3", 6804, 6, 6, 6, null),
        new("fan-in-spawn", "n=2", 133, 2, 2, 2, null),
        new("fan-in-spawn", "n=3", 17592, 6, 6, 6, null),
        new("fan-in-sel", "n=3", 3870, 6, 1, 1, null),
        new("bitshift-server", "k=2", 2554, 6, 6, 6, null),
        new("ping-pairs", "m=2", 8316, 1, 1, 1, null),
        new("pairs-race", "m=2", 2520, 4, 1, 1, null),
        new("ring", "n=3", 18, 1, 1, 1, null),
        new("writers-reader", "", 22176, 6, 6, 6, null),
        new("lost-update", "n=2", 5964, 6, 6, 2, null),
        new("abba", "", 348890, 9, 9, 2, null),
        new("long-tail", "k=3", 15, 4, 1, 1, null),
        new("timeout-race", "n=1", 6, 3, 2, 2, null),
        new("monitor-race", "", 2, 2, 2, 2, null),
        new("link-race", "", 4, 4, 4, 3, null),
        new("link-race-trap", "", 3, 2, 2, 2, null),
        new("kill-race", "k=3", 5, 5, 5, 2, null),
        new("spawn-tree", "d=1", 45, 1, 1, 1, null),
        new("spawn-tree", "d=2", 185328000, 1, 1, 1, null),
        new("two-pc", "n=2", 44348, 9, 4, 2, null),
    ];

    /// <summary>The program under given options.</summary>
    public TestedProgram Program(MachineOptions options)
    {
        var parameters = Parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(parameter => new Parameter(parameter[..1], int.Parse(parameter[2..], System.Globalization.CultureInfo.InvariantCulture)));
        return new TestedProgram(BuiltIn.Find(Name)!.Build([.. parameters]).Start, options, new Sim.Tokens.NamedTarget(Name, []));
    }

    /// <summary>All that an engine found, in the order in which this has it.</summary>
    public static (BigInteger? Interleavings, int? R0, int R1, int Outcomes, bool Complete) Figures(Count count) =>
        (count.Interleavings, count.MailboxOrderTraces, count.ObservationTraces, count.Outcomes.Count, count.Complete);
}
