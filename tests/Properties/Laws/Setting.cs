using FsCheck;
using FsCheck.Fluent;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;
using ToyBeam.Xunit;

namespace ToyBeam.Properties.Laws;

/// <summary>Under what a law runs programs: both rule sets, all granularities, all strategies.</summary>
public static class Setting
{
    public static readonly MachineOptions[] Options =
    [
        .. from rules in new[] { Rules.Otp, Rules.Seed }
           from granularity in Enum.GetValues<Granularity>()
           select new MachineOptions { Rules = rules, Granularity = granularity },
    ];

    /// <summary>Half of the cases run under the default options.</summary>
    public static MachineOptions OptionsOf(ulong seed) => Options[seed % 2 == 0 ? 0 : seed / 2 % (ulong)Options.Length];

    /// <summary>What the generator never or seldom makes: links with oneself, receives without clauses, links in a triangle, deaths that cross.</summary>
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
    ];

    private static readonly TreeWeights Weights = TreeWeights.Default with { Fail = 1, Note = 1 };

    private static readonly string[] Interesting =
    [
        "two processes were linked", "a link ended by unlink", "a link with the dead was refused", "an exit signal came over a link", "an exit signal was trapped",
        "a process died of another", "a receive skipped a message", "a receive took by a later clause", "a message was dropped at the dead",
        "a mailbox vanished with its process", "a process has two messages of one sender", "a blocked process woke up", "a message woke nobody", "a process worked",
    ];

    private static readonly string[] StrategyNames =
        ["default", "random", "sticky:3", "pct:1", "pct:2", "pct:3", "round-robin", "round-robin:1", "round-robin:2", "round-robin:7", "portfolio"];

    /// <summary>What laws are held against; one in ten is a corner case.</summary>
    public static Arbitrary<ProgramTree> Programs() => Arb.From(Gen.Frequency((9, TreeGen.Trees(Weights)), (1, Gen.Elements(Corners))), TreeShrinker.Shrink);

    /// <summary>Holds one invariant alone against a program, under every strategy; rules and granularity are the case's own, half of the time the default ones.</summary>
    public static void Check(ProgramTree program, Tally tally, Func<IInvariant> invariant)
    {
        var census = new Census();
        var options = OptionsOf(ExplorationContext.Current!.Seed);
        foreach (var strategy in StrategyNames)
        {
            Explore.Of(program).Under(options.Rules).At(options.Granularity).With(strategy).For(runs: 2).Always(() => census).Always(invariant).OnlyClaims().Check();
        }
        foreach (var what in Interesting)
        {
            tally.Count(what, census.Saw(what));
        }
    }

    /// <summary>One in ten is a corner case, the others are generated.</summary>
    public static ProgramTree ProgramOf(ulong seed) => seed % 10 == 0
        ? Corners[seed / 10 % (ulong)Corners.Length]
        : TreeGen.FromSeed(seed, (int)(20 + (seed % 40)), Weights);

    public static IStrategy[] Strategies() => [.. StrategyNames.Select(name => StrategySpec.Parse(name).Create())];
}
