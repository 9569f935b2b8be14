using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Sim.Rendering;

/// <summary>What is drawn of a trace: some of its steps, with the processes that take part in them.</summary>
public sealed class Scene
{
    private readonly SortedDictionary<string, int> _places = new(StringComparer.Ordinal);

    private Scene(Trace trace, ImmutableArray<TraceStep> steps)
    {
        Trace = trace;
        Steps = steps;
        var taking = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            taking.Add(step.Actor);
            taking.UnionWith(step.Events.Where(e => step.Number > 0 || !e.IsDetail).SelectMany(static e => new[] { e.Process, e.Other }).OfType<string>());
        }
        Processes = [.. trace.Processes.Where(process => taking.Contains(process.Path))];
        for (var i = 0; i < Processes.Length; i++)
        {
            _places[Processes[i].Path] = i;
        }
    }

    /// <summary>Of what.</summary>
    public Trace Trace { get; }

    /// <summary>The steps that are drawn, in order; without the start, unless something worth telling happened there.</summary>
    public ImmutableArray<TraceStep> Steps { get; }

    /// <summary>The processes that take part in them, in the order in which they came to be.</summary>
    public ImmutableArray<(string Path, string? Name)> Processes { get; }

    /// <summary>The whole of a trace.</summary>
    public static Scene Of(Trace trace) => new(trace, [.. trace.Steps.Where(IsWorthTelling)]);

    /// <summary>The step at which the claim broke and what happened before it (see <see cref="Running.Causality"/>); without a failure the last step and what happened before that.</summary>
    public static Scene CausalPast(Trace trace)
    {
        var last = trace.End.Step ?? trace.Steps.Length - 1;
        var past = new bool[trace.Steps.Length];
        past[last] = true;
        for (var i = last; i > 0; i--)
        {
            foreach (var cause in past[i] ? trace.Steps[i].After : [])
            {
                past[cause] = true;
            }
        }
        return new Scene(trace, [.. trace.Steps.Where(step => past[step.Number] && IsWorthTelling(step))]);
    }

    /// <summary>The place of a process among those that take part; -1 for another one or none.</summary>
    public int PlaceOf(string? path) => path is not null && _places.TryGetValue(path, out var place) ? place : -1;

    /// <summary>Path and name, such as <c>P.1 (counter)</c>.</summary>
    public static string Label((string Path, string? Name) process) => process.Name is null ? process.Path : $"{process.Path} ({process.Name})";

    private static bool IsWorthTelling(TraceStep step) => step.Number > 0 || step.Events.Any(static e => !e.IsDetail && e.Kind != EventKind.Started);
}
