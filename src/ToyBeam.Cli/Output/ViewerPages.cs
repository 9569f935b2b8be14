using ToyBeam.Cli.Options;
using ToyBeam.Cli.Scenarios;
using ToyBeam.Cli.Targets;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Viewer;

namespace ToyBeam.Cli.Output;

/// <summary>Which runs a viewer page shows beside the one that was asked for.</summary>
internal static class ViewerPages
{
    /// <summary>The schedulers of the article: its budget, smaller ones, and one whole instruction at a time.</summary>
    private static readonly (string Name, string Strategy)[] ArticleSchedules =
        [("budget 7", "round-robin:7"), ("budget 2", "round-robin:2"), ("budget 1", "round-robin:1"), ("all at once", "round-robin")];

    /// <summary>A run of a target; when it fails, also shrunk, and the nearest passing one; of the article's examples those by its scheduler; and the cured program, where there is one.</summary>
    public static ViewerPage Of(ShowSettings settings, Shell shell)
    {
        var target = settings.Target;
        var title = target.IsGenerated ? $"{target.Title}, seed {settings.Seed}" : target.Title;
        var traces = TracesOf(settings, title, shell);
        if (CureOf(target) is { } cure)
        {
            traces.AddRange(TracesOf(settings with { Target = cure }, cure.Title, shell));
        }
        return new ViewerPage(title, traces);
    }

    /// <summary>The run of a token; when it fails, also the nearest passing one.</summary>
    public static ViewerPage Of(Target target, TestedProgram program, Recording recording, Func<IReadOnlyList<IInvariant>> claims, Shell shell)
    {
        var viewed = new ViewedProgram(target.Title, target.Description, claims, token => ReplayCommandLine.For(token, shell)) { Tree = target.Tree };
        var trace = viewed.Of(recording.Verdict.Failed ? "failing" : "this run", program, recording);
        var traces = new List<ViewerTrace> { trace };
        if (recording.Verdict.Failed)
        {
            Explain(traces, viewed);
        }
        return new ViewerPage(target.Title, traces);
    }

    private static List<ViewerTrace> TracesOf(ShowSettings settings, string title, Shell shell)
    {
        var target = settings.Target;
        var viewed = new ViewedProgram(title, target.IsGenerated ? "" : target.Description, target.Invariants, token => ReplayCommandLine.For(token, shell)) { Tree = target.Tree };
        var program = target.Program(settings.Seed, settings.Machine);
        var traces = new List<ViewerTrace> { viewed.Run(NameOf(settings), program, settings.Strategy.Create, settings.Seed) };
        if (traces[0].Recording.Verdict.Failed)
        {
            AddNeighbours(traces, viewed);
        }
        if (SeedExamples.All.Any(example => example.Name == target.Name))
        {
            foreach (var (name, text) in ArticleSchedules.Where(schedule => schedule.Strategy != settings.Strategy.Text))
            {
                var strategy = StrategySpec.Parse(text);
                var options = settings.Machine with { Granularity = strategy.Granularity!.Value };
                traces.Add(viewed.Run(name, target.Program(settings.Seed, options), strategy.Create));
            }
        }
        return traces;
    }

    private static void AddNeighbours(List<ViewerTrace> traces, ViewedProgram viewed)
    {
        if (viewed.Shrink(traces[0]) is { } shrunk)
        {
            traces.Add(shrunk);
        }
        Explain(traces, viewed);
    }

    /// <summary>Says why the last trace fails, and adds the passing one that is most like it.</summary>
    private static void Explain(List<ViewerTrace> traces, ViewedProgram viewed)
    {
        var (failing, passing) = viewed.Explain(traces[^1]);
        traces[^1] = failing;
        if (passing is not null)
        {
            traces.Add(passing);
        }
    }

    private static string NameOf(ShowSettings settings) => settings.Strategy.Text switch
    {
        "default" => "default schedule",
        var text when ArticleSchedules.FirstOrDefault(schedule => schedule.Strategy == text).Name is { } name => name,
        var text when settings.Target.IsGenerated => text,
        var text => $"{text}, seed {settings.Seed}",
    };

    /// <summary>The corrected form of a program that is known to be wrong; null when there is none.</summary>
    private static Target? CureOf(Target target) =>
        (BuiltIn.Find($"{target.Name}-fixed") ?? BuiltIn.Find($"{target.Name}b")) is { } cure
            ? TargetReader.OfScenario(cure.Build([.. target.Parameters.Where(parameter => cure.Parameters.Any(known => known.Name == parameter.Name && parameter.Value >= known.Min && parameter.Value <= known.Max))]))
            : null;
}
