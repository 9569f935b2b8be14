using ToyBeam.Sim.Explanations;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Shrinking;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Viewer;

/// <summary>A program with what a page says of it; makes the traces that the page shows.</summary>
/// <param name="Title">What it is called, such as <c>lost-update n=3</c>.</param>
/// <param name="Description">What it is about, in a sentence; empty for nothing.</param>
/// <param name="Claims">Makes what is claimed of it.</param>
/// <param name="Command">The command line that replays a token.</param>
public sealed record ViewedProgram(string Title, string Description, Func<IReadOnlyList<IInvariant>> Claims, Func<Token, string> Command)
{
    /// <summary>A tree with the same schedules as the program, to be read; null, the default, for the program's own, if it has one.</summary>
    public ProgramTree? Tree { get; init; }

    private const int ShrinkRuns = 5_000;

    /// <summary>The trace of a run that a strategy leads.</summary>
    /// <param name="name">What its tab says.</param>
    /// <param name="program">The program.</param>
    /// <param name="strategy">Makes the strategy.</param>
    /// <param name="seed">The run's seed.</param>
    public ViewerTrace Run(string name, TestedProgram program, Func<IStrategy> strategy, ulong seed = 0)
    {
        var recording = new Recording();
        new Runner(program.Options, Claims()).Run(program.Start, strategy(), new RunInfo(seed, 0, program.Pilot), recording);
        return Of(name, program, recording) with { Queue = strategy() is RoundRobin ? () => (RoundRobin)strategy() : null };
    }

    /// <summary>The trace of a recorded run.</summary>
    /// <param name="name">What its tab says.</param>
    /// <param name="program">The program.</param>
    /// <param name="recording">The run, which must not be used for another one before the page is written.</param>
    public ViewerTrace Of(string name, TestedProgram program, Recording recording)
    {
        var signature = recording.Verdict.Failed ? new Laboratory(program.Options, Claims()).SignatureOf(program, recording.Verdict) : "";
        return new ViewerTrace(name, program, recording)
        {
            Title = Title,
            Description = Description,
            Tree = program.Tree ?? Tree,
            Command = Command(Tokenizer.ScheduleTokenOf(program, recording, signature)),
        };
    }

    /// <summary>A failing trace made smaller; null when it does not become smaller.</summary>
    public ViewerTrace? Shrink(ViewerTrace failing)
    {
        var shrunk = new Shrinker(failing.Program, Sought(failing), Claims, new ShrinkBudget(ShrinkRuns), Workers.One).Shrink(failing.Recording.Schedule);
        var smaller = shrunk.Program.Tree?.Size != failing.Program.Tree?.Size || ScheduleCost.Of(shrunk.Recording) < ScheduleCost.Of(failing.Recording);
        return smaller ? Of("shrunk", shrunk.Program, shrunk.Recording) : null;
    }

    /// <summary>A failing trace with why it fails, and the passing one that is most like it, if there is one.</summary>
    public (ViewerTrace Failing, ViewerTrace? Passing) Explain(ViewerTrace failing)
    {
        var (program, run) = (failing.Program, failing.Recording);
        var explanation = new Explainer(program, run, Sought(failing), Claims()).Explain();
        var explained = failing with { Why = [.. ReasonText.Sentences(explanation, run)], Decisive = explanation.Decisive, Race = explanation.Race };
        return (explained, explanation.NearestPassing is { } passing ? Of("nearest passing", program, passing) : null);
    }

    private SoughtFailure Sought(ViewerTrace failing) => SoughtFailure.Of(new Laboratory(failing.Program.Options, Claims()), failing.Program, failing.Recording.Verdict);
}
