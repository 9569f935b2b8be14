using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ToyBeam.Core;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Sim.Rendering;

/// <summary>A trace for ui.perfetto.dev or chrome://tracing: a track for each process, a slice for each step, an arrow from each sending to the receive.</summary>
/// <remarks>One step is ten microseconds: time here is order alone. Source: "Trace Event Format", complete, flow and metadata events.</remarks>
public static class Perfetto
{
    private const int StepLength = 10;
    private const int SliceLength = 8;

    /// <summary>The JSON file.</summary>
    public static string Draw(Scene scene)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("displayTimeUnit", "ms");
            json.WriteStartArray("traceEvents");
            WriteTracks(json, scene);
            foreach (var step in scene.Steps)
            {
                WriteSlices(json, scene, step);
            }
            WriteFlows(json, scene);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan).Replace(",{\"ph\"", ",\n{\"ph\"", StringComparison.Ordinal) + "\n";
    }

    private static void WriteTracks(Utf8JsonWriter json, Scene scene)
    {
        for (var i = 0; i < scene.Processes.Length; i++)
        {
            Begin(json, "M", i, 0, "thread_name");
            json.WriteStartObject("args");
            json.WriteString("name", Scene.Label(scene.Processes[i]));
            json.WriteEndObject();
            json.WriteEndObject();
            Begin(json, "M", i, 0, "thread_sort_index");
            json.WriteStartObject("args");
            json.WriteNumber("sort_index", i);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    /// <summary>A slice on the track of each process that has something to tell of the step.</summary>
    private static void WriteSlices(Utf8JsonWriter json, Scene scene, TraceStep step)
    {
        for (var i = 0; i < scene.Processes.Length; i++)
        {
            var told = Told(scene, step, i);
            if (told.Count == 0)
            {
                continue;
            }
            Begin(json, "X", i, step.Number * StepLength, told[0]);
            json.WriteNumber("dur", SliceLength);
            json.WriteString("cat", "step");
            json.WriteStartObject("args");
            json.WriteNumber("step", step.Number);
            json.WriteString("what", string.Join("; ", told));
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    /// <summary>What a process has to tell of a step: of its own all, of another's what is worth it.</summary>
    private static List<string> Told(Scene scene, TraceStep step, int place)
    {
        var own = scene.PlaceOf(step.Actor) == place;
        return [.. step.Events.Where(e => scene.PlaceOf(e.Process) == place && e.Text is not null && (own || !e.IsDetail)).Select(static e => e.Text!)];
    }

    /// <summary>Arrows from where a message or a notice comes from to where it is taken. Each begins and ends in a slice.</summary>
    private static void WriteFlows(Utf8JsonWriter json, Scene scene)
    {
        var sendings = new Dictionary<(string From, int Number), (int Step, string Text)>();
        var id = 0;
        foreach (var step in scene.Steps)
        {
            foreach (var e in step.Events)
            {
                var sender = e.Kind switch
                {
                    EventKind.Sent or EventKind.ExitSent or EventKind.Queued => e.Process,
                    EventKind.Arrived => e.Other, // A notice that comes in the step of the death itself.
                    _ => null,
                };
                if (sender is not null && Told(scene, step, scene.PlaceOf(sender)).Count > 0)
                {
                    sendings.TryAdd((sender, e.Number), (step.Number, e.Value ?? ""));
                }
                else if (e.Kind is EventKind.Received or EventKind.ExitReached && e.Other is not null && sendings.TryGetValue((e.Other, e.Number), out var sending)
                    && Told(scene, step, scene.PlaceOf(e.Process)).Count > 0)
                {
                    WriteFlow(json, "s", scene.PlaceOf(e.Other), sending.Step, sending.Text, ++id);
                    WriteFlow(json, "f", scene.PlaceOf(e.Process), step.Number, sending.Text, id);
                }
            }
        }
    }

    private static void WriteFlow(Utf8JsonWriter json, string phase, int place, int step, string text, int id)
    {
        Begin(json, phase, place, (step * StepLength) + 1, text);
        json.WriteString("cat", "message");
        json.WriteNumber("id", id);
        if (phase == "f")
        {
            json.WriteString("bp", "e");
        }
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string phase, int place, int time, string name)
    {
        json.WriteStartObject();
        json.WriteString("ph", phase);
        json.WriteNumber("pid", 1);
        json.WriteNumber("tid", place + 1);
        json.WriteNumber("ts", time);
        json.WriteString("name", name);
    }
}
