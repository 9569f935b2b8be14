using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ToyBeam.Core;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Sim.Rendering;

/// <summary>A trace as a Mermaid sequence diagram, for a page or a ticket.</summary>
/// <remarks>A message is an arrow where it arrives: in the step that sends it, or where it is delivered. Source: Mermaid's documentation, "Sequence diagrams".</remarks>
public static partial class Mermaid
{
    /// <summary>The diagram.</summary>
    public static string Draw(Scene scene)
    {
        var text = new StringBuilder("sequenceDiagram\n");
        for (var i = 0; i < scene.Processes.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    participant p{i} as {Escape(Scene.Label(scene.Processes[i]))}\n");
        }
        foreach (var step in scene.Steps)
        {
            foreach (var e in step.Events)
            {
                Append(text, scene, step, e);
            }
        }
        if (scene.Trace.End.Sentence is { } sentence && scene.Processes.Length > 0)
        {
            var last = scene.Processes.Length - 1;
            text.Append(CultureInfo.InvariantCulture, $"    Note over p0{(last == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $",p{last}"))}: {Escape(sentence)}\n");
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, Scene scene, TraceStep step, TraceEvent e)
    {
        var (process, other) = (scene.PlaceOf(e.Process), scene.PlaceOf(e.Other));
        if (Arrow(scene, e) is { } arrow && process >= 0 && other >= 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"    p{(arrow.FromOther ? other : process)}{arrow.Line}p{(arrow.FromOther ? process : other)}: {step.Number} {Escape(arrow.Text)}\n");
        }
        else if (process >= 0 && !e.IsDetail && e.Text is not null && !IsDrawnWithin(step, e))
        {
            text.Append(CultureInfo.InvariantCulture, $"    Note over p{process}: {step.Number} {Escape(e.Text)}\n");
        }
    }

    /// <summary>Whether a sending or a delivery has its arrow in the same step: then it need not be told as well.</summary>
    private static bool IsDrawnWithin(TraceStep step, TraceEvent e)
    {
        var sender = e.Kind switch
        {
            EventKind.Sent or EventKind.ExitSent => e.Process,
            EventKind.Delivered => e.Other,
            _ => null,
        };
        return sender is not null && step.Events.Any(arrow =>
            arrow.Kind is EventKind.Arrived or EventKind.Dropped or EventKind.ExitReached or EventKind.ExitSignalled && arrow.Other == sender && arrow.Number == e.Number);
    }

    private static (string Line, bool FromOther, string Text)? Arrow(Scene scene, TraceEvent e)
    {
        var instant = scene.Trace.Header.Options.Delivery == Delivery.Instant;
        return e.Kind switch
        {
            EventKind.Spawned => ("->>", false, "spawns"),
            EventKind.Arrived => ("-)", true, e.Value!),
            EventKind.Dropped => ("-x", true, $"{e.Value}, dropped"),
            EventKind.ExitReached => ("--)", true, $"exit signal {e.Value}"),
            EventKind.ExitSignalled => ("--)", true, $"exit signal {e.Value} of their link"),
            EventKind.Delivered when e.Value is not ("message" or "exit" or "linkexit" or "down") => ("--)", true, $"signal {e.Value}"),
            EventKind.Linked when instant => ("--)", false, "links"),
            _ => null,
        };
    }

    /// <summary>Text that is safe in a diagram: what has a meaning there, as an entity; <c>end</c> would end a block.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '#' or ';' or '<' or '>' or '%' or '\\' or '`' || char.IsControl(c))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"#{(int)c};");
            }
            else
            {
                escaped.Append(c);
            }
        }
        return End().Replace(escaped.ToString(), "#101;nd");
    }

    [GeneratedRegex(@"\bend\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
