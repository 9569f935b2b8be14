using System.Globalization;
using System.Text;
using ToyBeam.Core;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Sim.Rendering;

/// <summary>A trace for ShiViz: a log with a vector clock at each event, under the expression that reads it.</summary>
/// <remarks>
/// A host is a process; the delivery of a message is no event of its own, for it orders nothing. Whoever takes part in a step has an event of it, behind that
/// of the one who took the step. Source: ShiViz's documentation, "Input format"; clocks after Mattern (1989).
/// </remarks>
public sealed class Shiviz
{
    private const string Expression = @"(?<event>.*)\n(?<host>\S*) (?<clock>{.*})";

    private readonly Scene _scene;
    private readonly int[] _own; // By process: how many events it has.
    private readonly int[][] _clocks; // By process: its clock.
    private readonly SortedDictionary<int, int[]> _ofSteps = []; // What is known after a step.
    private readonly StringBuilder _text = new();

    private Shiviz(Scene scene)
    {
        _scene = scene;
        _own = new int[scene.Processes.Length];
        _clocks = [.. scene.Processes.Select(_ => new int[scene.Processes.Length])];
    }

    /// <summary>The log.</summary>
    public static string Draw(Scene scene)
    {
        var log = new Shiviz(scene);
        log._text.Append(Expression).Append("\n\n");
        foreach (var step in scene.Steps)
        {
            log.Append(step);
        }
        return log._text.ToString();
    }

    private void Append(TraceStep step)
    {
        var known = new int[_own.Length];
        foreach (var cause in step.After)
        {
            Join(known, _ofSteps.GetValueOrDefault(cause));
        }
        foreach (var place in Hosts(step))
        {
            Join(_clocks[place], known);
            _clocks[place][place] = ++_own[place];
            Join(known, _clocks[place]);
            _text.Append(CultureInfo.InvariantCulture, $"{step.Number} {TextOf(step, place)}\n{_scene.Processes[place].Path} {ClockOf(_clocks[place])}\n");
        }
        _ofSteps[step.Number] = known;
    }

    /// <summary>Who has an event: whose step it is, then those who die or are hit by it.</summary>
    private List<int> Hosts(TraceStep step)
    {
        var hosts = new List<int>();
        if (step.Choice is not { Kind: ChoiceKind.Deliver } || !step.Events.Any(static e => e is { Kind: EventKind.Delivered, Value: "message" }))
        {
            Add(hosts, step.Actor);
        }
        foreach (var e in step.Events.Where(static e => e.Kind is EventKind.Died or EventKind.Condemned or EventKind.ExitSignalled or EventKind.ExitReached))
        {
            Add(hosts, e.Process);
        }
        return hosts;
    }

    private void Add(List<int> hosts, string? path)
    {
        if (_scene.PlaceOf(path) is var place and >= 0 && !hosts.Contains(place))
        {
            hosts.Add(place);
        }
    }

    private string TextOf(TraceStep step, int place)
    {
        var told = step.Events.Where(e => _scene.PlaceOf(e.Process) == place && e.Text is not null).ToList();
        var brief = told.Where(static e => !e.IsDetail).ToList();
        return OneLine(string.Join("; ", (brief.Count > 0 ? brief : told).Select(static e => e.Text)));
    }

    private string ClockOf(int[] clock) =>
        $"{{{string.Join(", ", Enumerable.Range(0, clock.Length).Where(i => clock[i] > 0).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"{_scene.Processes[i].Path}\":{clock[i]}")))}}}";

    private static void Join(int[] clock, int[]? other)
    {
        for (var i = 0; other is not null && i < clock.Length; i++)
        {
            clock[i] = Math.Max(clock[i], other[i]);
        }
    }

    private static string OneLine(string text) => text.Length == 0 ? "goes on" : text.ReplaceLineEndings(" ");
}
