using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Trees;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>
/// The examples of "Writing your own BEAM", the article that ToyBeam grew from, under its rules and with its budget of 7 reductions.
/// From the program that only ends to the race between a spawn and a link.
/// </summary>
public static class SeedExamples
{
    /// <summary>The reductions of a slice in the article.</summary>
    public const int ArticleBudget = 7;

    /// <summary>ex1 to ex7, and ex7b, which cures ex7.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        Example("ex1", "A process that ends at once.", Ex1, """main { }"""),
        Example("ex2", "Work 5 in one slice, or in pieces when the budget is smaller.", Ex2, """main { work 5; }"""),
        Example("ex3", "Parent and child share the machine, each with its own work.", Ex3, """main { work 5; child = spawn { work 10; work 10; } work 5; }"""),
        Example("ex4", "A child with much to do: with a budget the parent does not wait for it.", Ex4, """main { work 5; child = spawn { work 999; work 10; } work 5; }"""),
        Example("ex5", "A message that nobody takes stays in the mailbox.", Ex5, """main { child = spawn { work 10; } send child "Ping"; }"""),
        Example("ex6", "A process sleeps until the message comes that it waits for.", Ex6, """main { child = spawn { receive "Ping"; work 10; } send child "Ping"; }"""),
        Example("ex7", "Spawn, then link: the child may crash in between, and the parent waits for ever.", Ex7, """main { child = spawn { crash; } link child; receive "CRASH: P.1"; }""") with { ExpectedExits = ["crash"] },
        Example("ex7b", "ex7 cured: spawn and link in one step.", Ex7B, """main { child = spawn_link { crash; } receive "CRASH: P.1"; }""") with { ExpectedExits = ["crash"] },
    ];

    private static Code Ex1() => End;

    private static Code Ex2() => Work(5, () => End);

    private static Code Ex3() =>
        Work(5, () =>
        Spawn(Work(10, () => Work(10, () => End)), _ =>
        Work(5, () => End), "child"));

    private static Code Ex4() =>
        Work(5, () =>
        Spawn(Work(999, () => Work(10, () => End)), _ =>
        Work(5, () => End), "child"));

    private static Code Ex5() =>
        Spawn(Work(10, () => End), child =>
        Send(child, "Ping", () => End), "child");

    private static Code Ex6() =>
        Spawn(Receive(Is("Ping", () => Work(10, () => End))), child =>
        Send(child, "Ping", () => End), "child");

    private static Code Ex7() =>
        Spawn(Crash, child =>
        Link(child, () => AwaitCrashOf(child)), "child");

    private static Code Ex7B() => SpawnLink(Crash, AwaitCrashOf, "child");

    /// <summary>Under the article's rules a crash is an ordinary message; under OTP's it kills the parent, unless the parent traps exits.</summary>
    private static Code AwaitCrashOf(Pid child) => Receive(Is($"CRASH: {child}", () => End));

    /// <summary>An example; the tree is the same program, for whoever reads rather than runs it.</summary>
    private static Scenario Example(string name, string description, Func<Code> parent, string tree) => new()
    {
        Name = name,
        Description = description,
        Start = roots => roots.Add(parent(), "parent"),
        Tree = ProgramTree.Parse(tree, name),
        Rules = Rules.Seed,
    };
}
