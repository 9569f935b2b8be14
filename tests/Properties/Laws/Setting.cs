using FsCheck;
using FsCheck.Fluent;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;
using ToyBeam.Xunit;

namespace ToyBeam.Properties.Laws;

/// <summary>Under what a law runs programs: both rule sets, all granularities, delivery modes and timings, all strategies.</summary>
public static class Setting
{
    public static readonly MachineOptions[] Options =
    [
        .. from rules in new[] { Rules.Otp, Rules.Seed }
           from granularity in Enum.GetValues<Granularity>()
           select new MachineOptions { Rules = rules, Granularity = granularity },
    ];

    /// <summary>The same in every delivery mode and timing.</summary>
    public static readonly MachineOptions[] Everywhere =
    [
        .. from delivery in Enum.GetValues<Delivery>()
           from timing in new[] { Timing.Untimed, Timing.Virtual(), Timing.Virtual(early: 2) }
           from options in Options
           select options with { Delivery = delivery, Timing = timing },
    ];

    /// <summary>Half of the cases run under the default options.</summary>
    public static MachineOptions OptionsOf(ulong seed) => Options[seed % 2 == 0 ? 0 : seed / 2 % (ulong)Options.Length];

    /// <summary>Half of the cases run in instant delivery, half of these under the default options; the others in the channel modes.</summary>
    public static MachineOptions AnyOptionsOf(ulong seed)
    {
        var channels = Everywhere.AsSpan(Everywhere.Length / 3);
        return (seed % 4) switch
        {
            0 => Everywhere[0],
            1 => Everywhere[seed / 4 % ((ulong)Everywhere.Length / 3)],
            _ => channels[(int)(seed / 4 % (ulong)channels.Length)],
        };
    }

    /// <summary>What the generator never or seldom makes: links with oneself, receives without clauses, links in a triangle, deaths that cross, links and monitors that end while they are made.</summary>
    private static readonly ProgramTree[] Corners =
    [
        ProgramTree.Parse("main { link self; crash }"),
        ProgramTree.Parse("main { trap_exit on; link self; unlink self; send self \"a\"; receive { \"b\" -> { } \"a\" -> { link self; exit kill } } }"),
        ProgramTree.Parse("main { spawn { link self } }"),
        ProgramTree.Parse("main { }"),
        ProgramTree.Parse("main { c = spawn { receive { } }; link c; exit boom }"),
        ProgramTree.Parse("main { c = spawn_link { crash }; crash }"),
        ProgramTree.Parse("main { c = spawn { link parent; receive \"x\" }; link c; link c; unlink c; crash }"),
        ProgramTree.Parse("main { a = spawn { receive \"x\" }; b = spawn { link a; receive \"x\" }; link a; link b; crash }"),
        ProgramTree.Parse("main { a = spawn_link { receive \"x\" }; b = spawn_link { link a; crash }; c = spawn { trap_exit on; link a; link b; receive _; receive _ }; receive _ }"),
        ProgramTree.Parse("main { trap_exit on; c = spawn_link { end }; receive exit c normal; link c; receive exit c noproc; link c; receive _ }"),
        ProgramTree.Parse("main { c = spawn { end }; work 20; send c \"x\"; link c; send c \"linked\" }"),
        ProgramTree.Parse("main { send q \"b\"; send q \"a\"; send q \"b\"; link q; crash } q { receive \"a\"; receive { \"a\" -> { } _ -> { receive \"b\" } }; receive _ }"),
        ProgramTree.Parse("main { send self \"b\"; send self \"a\"; receive { \"a\" -> { } \"b\" -> { } } }"),
        ProgramTree.Parse("main { c = spawn { receive \"go\"; receive { \"a\" -> { } _ -> { } } }; send c \"b\"; send c \"a\"; send c \"go\" }"),
        ProgramTree.Parse("main { trap_exit on; exit self normal; trap_exit off; receive { _ -> { } after 1 -> { } } }"),
        ProgramTree.Parse("main { trap_exit on; exit self boom; send self \"b\"; send self \"a\"; monitor self; receive { \"a\" -> { } after 0 -> { } } }"),
        ProgramTree.Parse("main { c = spawn_link { unlink parent; link parent; receive \"x\" }; unlink c; link c; unlink c; link c; receive \"x\" }"),
        ProgramTree.Parse("main { trap_exit on; c = spawn { receive \"x\" }; link c; unlink c; link c; exit c kill; receive _; alive c }"),
        ProgramTree.Parse("main { m = spawn_monitor { crash }; monitor m; receive _; demonitor m info flush; demonitor m info; alive m }"),
        ProgramTree.Parse("main { send q \"a\"; send r \"a\" } q { receive \"b\"; receive \"a\" } r { receive \"a\"; send q \"b\" }"),
        ProgramTree.Parse("main { c = spawn { receive { after 5 -> { send parent \"late\" } } }; receive { \"late\" -> { } after 1 -> { receive { after 4 -> { } } } } }"),
        ProgramTree.Parse("main { c = spawn_link { trap_exit on; register self @n; receive \"x\" }; monitor @n; exit c kill; send @n \"a\"; alive c; whereis @n; receive _ }"),
        ProgramTree.Parse("main { a = spawn { link parent; receive _ }; b = spawn { link parent; receive _ }; c = spawn { link parent; receive _ }; link a; link b; link c; unlink c; unlink b; unlink a; receive _ }"),
        ProgramTree.Parse("main { trap_exit on; a = spawn { link parent; crash }; b = spawn { link parent; exit parent boom }; link a; unlink a; link b; unlink b; receive _; receive _ }"),
        ProgramTree.Parse("main { link q; unlink q; link r; unlink r } q { link main; unlink main; link r; unlink r } r { link main; unlink main; link q; unlink q }"),
        ProgramTree.Parse("main { a = spawn { receive _ }; b = spawn { link a; exit a boom; monitor a; alive a; receive _ }; exit b kill; link a; exit a crash }"),
    ];

    private static readonly TreeWeights Weights = TreeWeights.Default with { Fail = 2, Note = 2 };

    /// <summary>What a census may see.</summary>
    public static readonly string[] Interesting =
    [
        "two processes were linked", "a link ended by unlink", "a link with the dead was refused", "an exit signal came over a link", "an exit signal was trapped",
        "a process died of another", "a receive skipped a message", "a receive took by a later clause", "a message was dropped at the dead",
        "a mailbox vanished with its process", "a process has two messages of one sender", "a blocked process woke up", "a message woke nobody", "a process worked",
        "two signals of one pair were on their way", "a notice of a death was ignored", "a DOWN was ignored", "a link came too late", "a link told that there is nobody",
        "an exit signal was sent to a process", "a process was killed", "a process had to die", "signals were on their way to the dying", "a receive timed out",
        "a monitor told of a death", "a monitor told that there is nobody", "a monitor was ended", "a monitor was ended too late", "a DOWN was flushed",
        "a death freed a name", "a name had an owner", "a name had no owner", "a bad argument was given", "a question had to wait",
        "a timeout had to wait for its time", "a delivery had to wait for another",
    ];

    /// <summary>What a tally calls an interesting thing that happened in a channel mode.</summary>
    public const string ByChannels = ", by channels";

    private static readonly string[] StrategyNames =
        ["default", "random", "sticky:3", "pct:1", "pct:2", "pct:3", "round-robin", "round-robin:1", "round-robin:2", "round-robin:7", "portfolio"];

    /// <summary>What laws are held against; one in five is a corner case.</summary>
    public static Arbitrary<ProgramTree> Programs() => Arb.From(Gen.Frequency((4, TreeGen.Trees(Weights)), (1, Gen.Elements(Corners))), TreeShrinker.Shrink);

    /// <summary>Holds one invariant alone against a program, under every strategy; the options are the case's own.</summary>
    public static void Check(ProgramTree program, Tally tally, Func<IInvariant> invariant)
    {
        var census = new Census();
        var options = AnyOptionsOf(ExplorationContext.Current!.Seed);
        foreach (var strategy in StrategyNames)
        {
            var explore = Explore.Of(program) with { Machine = options };
            explore.With(strategy).For(runs: 2).Always(() => census).Always(invariant).OnlyClaims().Check();
        }
        foreach (var what in Interesting)
        {
            tally.Count(what, census.Saw(what));
            tally.Count($"{what}{ByChannels}", census.Saw(what) && options.Delivery != Delivery.Instant);
        }
    }

    /// <summary>One in ten is a corner case, the others are generated.</summary>
    public static ProgramTree ProgramOf(ulong seed) => seed % 10 == 0
        ? Corners[seed / 10 % (ulong)Corners.Length]
        : TreeGen.FromSeed(seed, (int)(20 + (seed % 40)), Weights);

    public static IStrategy[] Strategies() => [.. StrategyNames.Select(name => StrategySpec.Parse(name).Create())];
}
