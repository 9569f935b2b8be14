using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Scenarios.Programs;

/// <summary>
/// How the traces of a family of programs grow with n, every instruction a step, signals at once. The laws were measured with Concuerror (0cbd2fc, on
/// OTP 25): those by mailbox order with its optimal reduction, those by observation with its receive patterns on top.
/// </summary>
/// <param name="Name">The family.</param>
/// <param name="ByPoints">The greatest n of which the points are not too many; the least is 2.</param>
/// <param name="R0">Traces by mailbox order.</param>
/// <param name="R1">Traces by observation.</param>
/// <param name="ByTraces">The greatest n of which the traces are not too many, or are known.</param>
public sealed record KnownFamily(string Name, int ByPoints, Func<int, int> R0, Func<int, int> R1, int ByTraces = 4)
{
    /// <summary>How the families are counted.</summary>
    public static readonly MachineOptions Options = new() { Granularity = Granularity.Instruction };

    /// <summary>The families in which the laws are the same here.</summary>
    public static readonly KnownFamily[] AsMeasured =
    [
        new("fanin", 4, Factorial, Factorial),
        new("fanin-sel", 4, Factorial, One),
        new("fanin-same", 4, Factorial, Factorial),
        new("fanin-block", 4, Factorial, One),
        new("fanin2k", 4, n => Over(2 * n, n), n => Over(2 * n, n)),
        new("star", 4, Factorial, Factorial),
        new("star-sel", 4, Factorial, One),
        new("pairs", 4, One, One),
        new("c-ring", 4, One, One),
        new("ring2", 4, One, One),
        new("proxy", 4, One, One),
        new("kill", 4, Same, Same),
        new("killtrap", 4, Factorial, Factorial),
        new("linknorm", 4, Factorial, Factorial),
        new("chain", 4, One, One),
        new("monany", 4, Factorial, Factorial),
        new("monsel", 4, Factorial, One),
        new("monwatch", 4, TwoToThe, TwoToThe),
        new("counter", 3, FromTwo(12, 540), FromTwo(12, 540), ByTraces: 3),
        new("incr", 4, Factorial, Factorial),
        new("lock", 3, n => Factorial(2 * n) / Factorial(n + 1), Factorial),
        new("phil", 3, FromTwo(5, 37, 185), n => TwoToThe(n) - 1),
        new("phil-ok", 3, FromTwo(8, 44, 208), n => TwoToThe(n) - 2),
        new("rw", 3, n => Factorial(n + 1), n => Factorial(n + 1)),
        // There main catches noproc, here each link has a process of its own that may die of it.
        new("linkrace", 4, TwoToThe, TwoToThe),
        new("regrace", 4, FromTwo(4, 21, 148), FromTwo(4, 21, 148)),
        new("restart", 4, One, One),
        // By mailbox order as with its source reduction and with late delivery: the optimal one with instant delivery skips some.
        new("firstwins", 4, FromTwo(12, 78, 632), FromTwo(12, 54, 216)),
        new("cross", 3, n => Factorial(n) * Factorial(n), n => Factorial(n) * Factorial(n)),
        new("broker", 3, Factorial, Factorial),
        new("c-indep", 4, One, One),
    ];

    /// <summary>
    /// The families in which something is another trace there or here. The figures are of here; all but those of <c>unlinkrace</c> and <c>demonrace</c> were
    /// also counted by an enumeration that shares nothing with this code.
    /// </summary>
    public static readonly KnownFamily[] OtherThanMeasured =
    [
        // There n!: mail to the dead cannot be seen. Here what came before the end and what came too late are told apart.
        new("fanin-first", 4, n => Arrangements(n) - 1, Same),
        new("fanin-none", 4, Arrangements, One),
        new("senddead", 4, Arrangements, One),
        // There 2·n! and 2^n·n!, for the same reason.
        new("poll", 4, n => (2 * Arrangements(n)) - 1, n => n + 1),
        new("pollall", 4, FromTwo(15, 103, 897), PartialMatchings),
        // There (n-1)·2^n+1: who dies tells each link by a step of its own. Here a death is one step, and the first crash ends all.
        new("linkcrash", 4, n => n * (n + 1) / 2, n => n * (n + 1) / 2),
        // There 2^n: the DOWNs of a death are steps of their own, between which come those of later monitors, that find nobody. Here the death with all its
        // DOWNs comes before 0..n of the monitors.
        new("moncnt", 4, n => n + 1, n => n + 1),
        // There 17, 61, 193: as for linkcrash. Here nobody crashes too early, or one of the n children in one of the n places in which main is linked with it.
        new("unlinkrace", 4, n => (n * n) + 1, n => (n * n) + 1),
        // There (n+1)! and 1: the DOWN of a monitor that was ended is a step too, in any order with the other ones and the last look. Here it is none, and to end
        // a monitor with flush is to see whether its DOWN was there.
        new("demonrace", 4, Arrangements, TwoToThe),
    ];

    /// <summary>What an engine counts.</summary>
    public Count Counted(ICountingEngine engine, int n)
    {
        var scenario = BuiltIn.Find(Name)!.Build(new Parameter("n", n));
        return engine.Count(new TestedProgram(scenario.Start, Options, new NamedTarget(Name, [])), long.MaxValue);
    }

    private static int One(int n) => 1;

    private static int Same(int n) => n;

    private static int TwoToThe(int n) => 1 << n;

    private static int Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);

    private static int Over(int n, int k) => Factorial(n) / (Factorial(k) * Factorial(n - k));

    /// <summary>Orders of any of n things.</summary>
    private static int Arrangements(int n) => Enumerable.Range(0, n + 1).Sum(k => Over(n, k) * Factorial(k));

    /// <summary>Which of n looks finds which of n messages.</summary>
    private static int PartialMatchings(int n) => Enumerable.Range(0, n + 1).Sum(k => Over(n, k) * Over(n, k) * Factorial(k));

    private static Func<int, int> FromTwo(params int[] values) => n => values[n - 2];
}
