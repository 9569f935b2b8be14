namespace ToyBeam.Sim.Trees;

/// <summary>How often each kind of statement is generated, relative to the others, and from which small pools operands come.</summary>
/// <remarks>
/// A weight is 0 (never) or more. The defaults make sends, receives, links and crashes meet often: of programs of size 30, two in three send a text that some receive names.
/// </remarks>
public sealed record TreeWeights
{
    /// <summary>The defaults.</summary>
    public static TreeWeights Default { get; } = new();

    /// <summary>Weight of <c>work</c>.</summary>
    public int Work { get; init; } = 1;

    /// <summary>Weight of <c>spawn</c>.</summary>
    public int Spawn { get; init; } = 4;

    /// <summary>Weight of <c>spawn_link</c>.</summary>
    public int SpawnLink { get; init; } = 2;

    /// <summary>Weight of <c>send</c>.</summary>
    public int Send { get; init; } = 7;

    /// <summary>Weight of <c>receive</c>.</summary>
    public int Receive { get; init; } = 5;

    /// <summary>Weight of <c>link</c>.</summary>
    public int Link { get; init; } = 2;

    /// <summary>Weight of <c>unlink</c>.</summary>
    public int Unlink { get; init; } = 1;

    /// <summary>Weight of <c>trap_exit</c>; three times in four it is <c>on</c>.</summary>
    public int TrapExit { get; init; } = 2;

    /// <summary>Weight of <c>exit</c> and <c>crash</c>. They end a block, as do <c>end</c> and <c>fail</c>: nothing is generated behind them.</summary>
    public int Exit { get; init; } = 2;

    /// <summary>Weight of <c>end</c>.</summary>
    public int End { get; init; } = 1;

    /// <summary>Weight of <c>fail</c>; 0 by default: a program that says itself that it failed finds nothing.</summary>
    public int Fail { get; init; }

    /// <summary>Weight of <c>note</c>; 0 by default: no invariant reads the notes of a program that nobody wrote.</summary>
    public int Note { get; init; }

    /// <summary>One statement in this many is one of three idioms instead: trap, spawn_link and wait for the EXIT; spawn, then link; call a child and wait for its answer. 0 for none; none either when a statement of theirs has weight 0.</summary>
    public int IdiomEvery { get; init; } = 6;

    /// <summary>At most so many processes, static and spawned; 1 or more.</summary>
    public int MaxProcesses { get; init; } = 6;

    /// <summary>At most so many static processes; 1 or more. About four programs in five have one.</summary>
    public int MaxStatic { get; init; } = 3;

    /// <summary>At most so many branches of a receive; 1 or more.</summary>
    public int MaxBranches { get; init; } = 3;

    /// <summary>At most so deep blocks in blocks; 1 to 200.</summary>
    public int MaxDepth { get; init; } = 5;

    /// <summary>At most so much <c>work</c> at a time.</summary>
    public int MaxWork { get; init; } = 9;

    /// <summary>Messages, patterns and results; not empty. Few, so that sends meet receives.</summary>
    public ValueList<string> Texts { get; init; } = ["a", "b", "c"];

    /// <summary>Reasons to exit with; not empty. The first is as frequent as all others together.</summary>
    public ValueList<string> Reasons { get; init; } = ["crash", "normal", "boom", "kill", "shutdown"];

    /// <summary>Percent of spawned and static processes (but the root) that are servers.</summary>
    public int ServerPercent { get; init; } = 8;
}
