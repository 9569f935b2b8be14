using System.Text.Json;
using ToyBeam.Core;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Viewer;

/// <summary>Writes one trace as the page reads it (<c>trace.js</c>): tables of what occurs, then for each step what happened and what it changed.</summary>
internal sealed class TraceJson
{
    private readonly Utf8JsonWriter _json;
    private readonly ViewerTrace _trace;
    private readonly Recording _recording;
    private readonly Rewind _run;

    private TraceJson(Utf8JsonWriter json, ViewerTrace trace)
    {
        _json = json;
        _trace = trace;
        _recording = trace.Recording;
        _run = Rewind.Of(trace);
    }

    public static void Write(Utf8JsonWriter json, ViewerTrace trace) => new TraceJson(json, trace).Write();

    private void Write()
    {
        _json.WriteStartObject();
        _json.WriteString("name", _trace.Name);
        _json.WriteString("program", _trace.Title);
        _json.WriteString("description", _trace.Description);
        _json.WriteString("conditions", Conditions(_trace.Program.Options));
        _json.WriteString("command", _trace.Command);
        _json.WriteStartArray("why");
        foreach (var sentence in _trace.Why)
        {
            _json.WriteStringValue(sentence);
        }
        _json.WriteEndArray();
        WriteVerdict(_recording.Verdict);
        WriteReasons();
        WriteSource();
        WriteSteps();
        WriteNumbers("past", [.. _run.Past()]);
        WriteTables();
        _json.WriteEndObject();
    }

    private static string Conditions(MachineOptions machine) =>
        $"granularity {Word(machine.Granularity)}, rules {Word(machine.Rules)}, delivery {Word(machine.Delivery)}{(machine.Timing.IsVirtual ? $", timing {machine.Timing}" : "")}";

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private void WriteVerdict(Verdict verdict)
    {
        _json.WriteStartObject("verdict");
        _json.WriteString("kind", verdict.Failed ? "failed" : Word(verdict.Kind));
        _json.WriteString("sentence", verdict switch
        {
            { Violation: { } violation } => $"{verdict.Invariant} broke: {violation.Sentence}",
            { Kind: VerdictKind.StepLimit } => "cut at the step limit: what would have come is not known",
            _ => "every claim held",
        });
        _json.WriteNumber("step", verdict.Failed ? verdict.Step : _recording.Steps);
        _json.WriteEndObject();
    }

    private void WriteReasons()
    {
        if (_trace.Decisive is { } decisive)
        {
            _json.WriteStartObject("decisive");
            _json.WriteNumber("step", decisive.Step);
            _json.WriteNumber("before", decisive.Before);
            _json.WriteNumber("after", decisive.After);
            _json.WriteBoolean("exhaustive", decisive.Samples is null);
            _json.WriteEndObject();
        }
        if (_trace.Race is { Later: { } later } race)
        {
            WriteNumbers("race", race.Earlier, later);
        }
    }

    private void WriteSource()
    {
        if (_run.Source is not { } source)
        {
            return;
        }
        _json.WriteStartObject("source");
        _json.WriteString("text", source.Text);
        _json.WriteStartArray("places");
        foreach (var place in source.Places)
        {
            WriteNumbers(null, place.Start.Value, place.End.Value);
        }
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteSteps()
    {
        var lines = StepLines.Of(_recording);
        _json.WriteStartArray("steps");
        for (var step = 0; step < _run.Steps.Count; step++)
        {
            Write(_run.Steps[step], lines[step]);
        }
        _json.WriteEndArray();
    }

    /// <summary>One step: its choice, whether it deviates, its lines as [process, text] pairs in a row, its marks, its changes.</summary>
    private void Write(ViewedStep step, IReadOnlyList<StepLine> lines)
    {
        _json.WriteStartArray();
        _json.WriteNumberValue(step.Choice);
        _json.WriteNumberValue(step.Deviates ? 1 : 0);
        _json.WriteStartArray();
        foreach (var line in lines)
        {
            _json.WriteNumberValue(line.Process);
            _json.WriteNumberValue(_run.Strings.NumberOf(line.Text));
        }
        _json.WriteEndArray();
        _json.WriteStartArray();
        foreach (var mark in step.Marks)
        {
            _json.WriteStartArray();
            _json.WriteStringValue(mark.Kind);
            _json.WriteNumberValue(mark.Process);
            _json.WriteNumberValue(mark.Other);
            _json.WriteNumberValue(_run.Strings.NumberOf(mark.Text));
            _json.WriteEndArray();
        }
        _json.WriteEndArray();
        _json.WriteStartArray();
        foreach (var change in step.Changes)
        {
            WriteNumbers(null, change);
        }
        _json.WriteEndArray();
        _json.WriteEndArray();
    }

    private void WriteTables()
    {
        _json.WriteStartArray("processes");
        for (var i = 0; i < _recording.ProcessCount; i++)
        {
            _json.WriteStartArray();
            _json.WriteStringValue(_recording.PathOf(i));
            _json.WriteStringValue(_recording.NameOf(i));
            _json.WriteEndArray();
        }
        _json.WriteEndArray();
        _json.WriteStartArray("choices");
        foreach (var choice in _run.Choices)
        {
            _json.WriteStartArray();
            _json.WriteStringValue(Word(choice.Kind));
            _json.WriteNumberValue(choice.Process);
            _json.WriteNumberValue(choice.Other);
            _json.WriteEndArray();
        }
        _json.WriteEndArray();
        _json.WriteStartArray("channels");
        foreach (var (from, to) in _run.Channels)
        {
            WriteNumbers(null, from, to);
        }
        _json.WriteEndArray();
        WriteSignals();
        _json.WriteStartArray("strings"); // Last, since all the others add to it.
        foreach (var text in _run.Strings.Texts)
        {
            _json.WriteStringValue(text);
        }
        _json.WriteEndArray();
    }

    private void WriteSignals()
    {
        _json.WriteStartArray("signals");
        for (var id = 0; id < _run.Signals.Signals.Count; id++)
        {
            var signal = _run.Signals.Signals[id];
            _json.WriteStartArray();
            _json.WriteStringValue(SignalTable.KindOf(signal));
            foreach (var number in (int[])[signal.From, signal.To, _run.Strings.NumberOf(_run.Signals.TextOf(id)), signal.Sent, signal.Arrived ?? -1, signal.Taken ?? -1, signal.Lost ?? -1, SignalTable.IsLetter(signal) ? 1 : 0])
            {
                _json.WriteNumberValue(number);
            }
            _json.WriteEndArray();
        }
        _json.WriteEndArray();
    }

    private void WriteNumbers(string? name, params ReadOnlySpan<int> numbers)
    {
        if (name is null)
        {
            _json.WriteStartArray();
        }
        else
        {
            _json.WriteStartArray(name);
        }
        foreach (var number in numbers)
        {
            _json.WriteNumberValue(number);
        }
        _json.WriteEndArray();
    }
}
