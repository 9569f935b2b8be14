namespace ToyBeam.Sim.Trees;

/// <summary>How often each kind of statement is generated, relative to the others, and from which small pools operands come.</summary>
/// <remarks>
/// A weight is 0 (never) or more. The defaults make sends, receives, links and crashes meet often: of programs of size 30, more than half send a text that some receive names.
/// </remarks>
public sealed record TreeWeights
{
    /// <summary>The defaults.</summary>
    public static TreeWeights Default { get; } = new();

    /// <summary>Weight of <c>work</c>.</summary>
    public int Work { get; init; } = 2;

    /// <summary>Weight of <c>spawn</c>.</summary>
    public int Spawn { get; init; } = 8;

    /// <summary>Weight of <c>spawn_link</c>.</summary>
    public int SpawnLink { get; init; } = 4;

    /// <summary>Weight of <c>spawn_monitor</c>.</summary>
    public int SpawnMonitor { get; init; } = 3;

    /// <summary>Weight of <c>send</c> by pid.</summary>
    public int Send { get; init; } = 17;

    /// <summary>Weight of <c>send</c> by registered name, where a name is registered before it in the text; eleven in twelve are to such a name.</summary>
    public int SendRegistered { get; init; } = 8;

    /// <summary>Weight of <c>receive</c>.</summary>
    public int Receive { get; init; } = 12;

    /// <summary>Weight of <c>link</c>.</summary>
    public int Link { get; init; } = 6;

    /// <summary>Weight of <c>unlink</c>.</summary>
    public int Unlink { get; init; } = 2;

    /// <summary>Weight of <c>exit WHO REASON</c>.</summary>
    public int ExitOther { get; init; } = 3;

    /// <summary>Weight of <c>monitor</c>; half of them have a name, and one in five is by registered name where there is one.</summary>
    public int Monitor { get; init; } = 5;

    /// <summary>Weight of <c>demonitor</c>, where the process has made a monitor.</summary>
    public int Demonitor { get; init; } = 14;

    /// <summary>Weight of <c>register</c>, where a name is free; mostly <c>self</c>.</summary>
    public int Register { get; init; } = 3;

    /// <summary>Weight of <c>unregister</c>, where a name is registered before it in the text.</summary>
    public int Unregister { get; init; } = 3;

    /// <summary>Weight of <c>whereis</c>, where a name is registered before it in the text.</summary>
    public int WhereIs { get; init; } = 4;

    /// <summary>Weight of <c>alive</c>.</summary>
    public int IsAlive { get; init; } = 2;

    /// <summary>Weight of <c>trap_exit</c>; three times in four it is <c>on</c>.</summary>
    public int TrapExit { get; init; } = 4;

    /// <summary>Weight of <c>exit REASON</c> and <c>crash</c>. They end a block, as do <c>end</c> and <c>fail</c>: nothing is generated behind them.</summary>
    public int Exit { get; init; } = 6;

    /// <summary>Weight of <c>end</c>.</summary>
    public int End { get; init; } = 2;

    /// <summary>Weight of <c>fail</c>; 0 by default: a program that says itself that it failed finds nothing.</summary>
    public int Fail { get; init; }

    /// <summary>Weight of <c>note</c>; 0 by default: no invariant reads the notes of a program that nobody wrote.</summary>
    public int Note { get; init; }

    /// <summary>One statement in this many is an idiom instead; 0 for none. An idiom is left out when a statement of it has weight 0.</summary>
    /// <remarks>
    /// The idioms: trap, spawn_link and wait for the EXIT; spawn, then link; spawn_monitor and wait for the DOWN; kill a child that traps; call a
    /// child and wait for its answer; have a child register itself, and send to it by name.
    /// </remarks>
    public int IdiomEvery { get; init; } = 5;

    /// <summary>Percent of receives, those of idioms aside, that have a timeout: about one in five of all. One in eight of these has no other branch.</summary>
    public int AfterPercent { get; init; } = 30;

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

    /// <summary>Registered names; not empty. Few, so that sends meet registrations, and more than one, so that they can miss them.</summary>
    public ValueList<string> Names { get; init; } = ["n", "k"];

    /// <summary>Timeouts in milliseconds; not empty. Some equal, some one after the other.</summary>
    public ValueList<int> Timeouts { get; init; } = [0, 0, 1, 5];

    /// <summary>Percent of spawned and static processes (but the root) that are servers.</summary>
    public int ServerPercent { get; init; } = 8;
}
