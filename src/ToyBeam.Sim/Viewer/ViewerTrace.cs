using ToyBeam.Sim.Explanations;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Viewer;

/// <summary>One run as the viewer shows it: step by step, with the machine's state after each.</summary>
/// <param name="Name">What its tab says, such as <c>budget 7</c> or <c>nearest passing</c>; unique among the traces of its program on a page.</param>
/// <param name="Program">The program, under the options of the run. It is run again to gain the states.</param>
/// <param name="Recording">The run. Read when the page is written, so it must not be used for another run before.</param>
public sealed record ViewerTrace(string Name, TestedProgram Program, Recording Recording)
{
    /// <summary>What the program is called, such as <c>lost-update n=3</c>; traces of programs with different titles stand behind a switch of programs.</summary>
    public required string Title { get; init; }

    /// <summary>What the program is about, in a sentence; empty by default.</summary>
    public string Description { get; init; } = "";

    /// <summary>The program as a tree, whose text the page shows; by default the program's own, null when it has none. One that is given must have the same schedules.</summary>
    public ProgramTree? Tree { get; init; } = Program.Tree;

    /// <summary>The command line that shows or replays this run; null for none.</summary>
    public string? Command { get; init; }

    /// <summary>Makes the round robin that led the run, whose queue is then shown; null, the default, for any other strategy.</summary>
    public Func<RoundRobin>? Queue { get; init; }

    /// <summary>Why it ended as it did, in a few sentences; empty, the default, when nobody has found out.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];

    /// <summary>The step that decided it; null, the default, when it is not known.</summary>
    public DecisiveStep? Decisive { get; init; }

    /// <summary>The two steps whose order decided it; null, the default, when they are not known.</summary>
    public RacingPair? Race { get; init; }
}
