using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Sim.Traces;

/// <summary>Writes a trace as JSON lines: a header, a line for each step, an end. The same trace gives the same bytes.</summary>
/// <remarks>A field that would say nothing is left out, so that two traces can be compared line by line. <c>docs/traces.md</c> has the format.</remarks>
public static class TraceWriter
{
    /// <summary>The version of the format.</summary>
    public const int Version = 1;

    // Not into a web page: quotes and non-ASCII letters may stay readable.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a trace, each line with its end; UTF-8 when it is put into a file.</summary>
    public static string Write(Trace trace)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Line(bytes, json => WriteHeader(json, trace.Header));
        foreach (var step in trace.Steps)
        {
            Line(bytes, json => WriteStep(json, step));
        }
        Line(bytes, json => WriteEnd(json, trace));
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>How the format writes a value of an enumeration: its name with a small first letter.</summary>
    internal static string Word<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>How the format writes a hash: so many digits.</summary>
    internal static string Hex(ulong value, int digits) => value.ToString($"x{digits}", System.Globalization.CultureInfo.InvariantCulture);

    private static void Line(ArrayBufferWriter<byte> bytes, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(bytes, Json))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        bytes.Write("\n"u8);
    }

    private static void WriteHeader(Utf8JsonWriter json, TraceHeader header)
    {
        json.WriteString("t", "trace");
        json.WriteNumber("version", Version);
        if (header.Target is NamedTarget named)
        {
            json.WriteString("target", named.Name);
            json.WriteStartObject("params");
            foreach (var (name, value) in named.Parameters)
            {
                json.WriteNumber(name, value);
            }
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("tree", ((TreeTarget)header.Target).Tree.ToString());
        }
        json.WriteString("rules", Word(header.Options.Rules));
        json.WriteString("delivery", Word(header.Options.Delivery));
        json.WriteString("granularity", Word(header.Options.Granularity));
        json.WriteString("timing", header.Options.Timing.ToString());
        json.WriteNumber("maxSteps", header.Options.MaxSteps);
        Text(json, "invariant", header.Invariant);
        Text(json, "signature", header.Signature);
        Text(json, "strategy", header.Strategy);
        if (header.Seed is { } seed)
        {
            json.WriteNumber("seed", seed);
        }
        json.WriteString("fingerprint", Hex(header.Fingerprint, 8));
        Text(json, "token", header.Token);
    }

    private static void WriteStep(Utf8JsonWriter json, TraceStep step)
    {
        json.WriteString("t", "step");
        json.WriteNumber("n", step.Number);
        if (step.Choice is { } choice)
        {
            WriteChoice(json, choice);
            json.WriteNumber("enabled", step.Enabled);
            Flag(json, "deviates", step.Deviates);
            Flag(json, "preempts", step.Preempts);
            json.WriteStartArray("after");
            foreach (var cause in step.After)
            {
                json.WriteNumberValue(cause);
            }
            json.WriteEndArray();
        }
        json.WriteStartArray("events");
        foreach (var e in step.Events)
        {
            WriteEvent(json, e);
        }
        json.WriteEndArray();
        json.WriteString("state", Hex(step.State, 16));
    }

    private static void WriteChoice(Utf8JsonWriter json, ScheduledChoice choice)
    {
        json.WriteString("do", Word(choice.Kind));
        json.WriteString("process", choice.Process);
        Text(json, "to", choice.Receiver);
    }

    private static void WriteEvent(Utf8JsonWriter json, TraceEvent e)
    {
        json.WriteStartObject();
        json.WriteString("kind", Word(e.Kind));
        Text(json, "process", e.Process);
        Text(json, "other", e.Other);
        Number(json, "number", e.Number);
        Number(json, "clause", e.Clause);
        Text(json, "value", e.Value);
        Text(json, "text", e.Text);
        Flag(json, "detail", e.IsDetail);
        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, Trace trace)
    {
        json.WriteString("t", "end");
        json.WriteNumber("steps", trace.Steps.Length - 1);
        json.WriteString("verdict", Word(trace.End.Kind));
        if (trace.End.Step is { } step)
        {
            json.WriteNumber("step", step);
        }
        Text(json, "sentence", trace.End.Sentence);
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Flag(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, true);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, int value)
    {
        if (value != 0)
        {
            json.WriteNumber(name, value);
        }
    }
}
