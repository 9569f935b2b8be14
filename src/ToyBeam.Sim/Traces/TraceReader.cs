using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Traces;

/// <summary>Reads what <see cref="TraceWriter"/> wrote, strictly.</summary>
public sealed class TraceReader
{
    private const int Deepest = 8;
    private const int LongestPath = 1000;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _file;
    private readonly string[] _lines;
    private int _line; // From 1, as people count.

    private TraceReader(string file, string[] lines)
    {
        _file = file;
        _lines = lines;
    }

    /// <summary>The trace in a file.</summary>
    /// <param name="bytes">What the file holds.</param>
    /// <param name="file">What errors call it.</param>
    /// <exception cref="TraceFormatException">It is no trace that this version can read; the message says where, and what was expected.</exception>
    public static Trace Read(byte[] bytes, string file)
    {
        try
        {
            return Read(StrictUtf8.GetString(bytes), file);
        }
        catch (DecoderFallbackException exception)
        {
            var line = bytes.AsSpan(0, Math.Max(0, exception.Index)).Count((byte)'\n') + 1;
            throw new TraceFormatException(file, line, $"byte {exception.Index + 1} of the file is no UTF-8 text", exception);
        }
    }

    /// <inheritdoc cref="Read(byte[], string)"/>
    /// <param name="text">What the file holds.</param>
    /// <param name="file">What errors call it.</param>
    public static Trace Read(string text, string file)
    {
        var lines = text.Split('\n');
        return lines[^1].Length > 0
            ? throw new TraceFormatException(file, lines.Length, "the last line is cut short: expected an end of line")
            : new TraceReader(file, lines[..^1]).Read();
    }

    private Trace Read()
    {
        var header = Header(Next("a header"));
        var steps = ImmutableArray.CreateBuilder<TraceStep>();
        while (true)
        {
            var fields = Next($"step {steps.Count} or the end");
            var kind = fields.Text("t");
            if (kind == "end" && steps.Count > 0)
            {
                var end = End(fields, header, steps.Count - 1);
                return _line == _lines.Length ? new Trace(header, steps.ToImmutable(), end) : throw new TraceFormatException(_file, _line + 1, "something follows the end");
            }
            if (kind != "step")
            {
                throw fields.Wrong($"expected a line with \"t\":\"step\"{(steps.Count > 0 ? " or \"t\":\"end\"" : "")}, and found {JsonFields.Short(kind)}");
            }
            if (steps.Count > header.Options.MaxSteps)
            {
                throw fields.Wrong($"there are more steps than \"maxSteps\", {header.Options.MaxSteps}");
            }
            steps.Add(Step(fields, steps.Count));
        }
    }

    private JsonFields Next(string expected)
    {
        if (_line == _lines.Length)
        {
            throw new TraceFormatException(_file, _line + 1, $"the file is cut short: expected {expected}");
        }
        _line++;
        try
        {
            var bytes = Encoding.UTF8.GetBytes(_lines[_line - 1]);
            using var document = JsonDocument.Parse(bytes, Json);
            RequireWholeCharacters(bytes);
            return new JsonFields(document.RootElement.Clone(), _file, _line);
        }
        catch (JsonException exception)
        {
            throw new TraceFormatException(_file, _line, $"expected {expected} as a JSON object, and at byte {exception.BytePositionInLine + 1} of the line it is none", exception);
        }
    }

    /// <summary>JSON may name one half of a pair of surrogates, which is no character.</summary>
    private void RequireWholeCharacters(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                try
                {
                    reader.GetString();
                }
                catch (InvalidOperationException exception)
                {
                    throw new TraceFormatException(_file, _line, $"at byte {reader.TokenStartIndex + 1} of the line is half a character", exception);
                }
            }
        }
    }

    private static TraceHeader Header(JsonFields fields)
    {
        if (fields.OptionalText("t") is not "trace")
        {
            throw fields.Wrong("this is no trace: expected a line that begins with {\"t\":\"trace\"");
        }
        if (fields.Number("version", 1, int.MaxValue) is var version && version > TraceWriter.Version)
        {
            throw fields.Wrong($"the trace is of version {version}, and this toybeam reads up to version {TraceWriter.Version}: a newer one is needed");
        }
        TokenTarget target = fields.Has("tree") ? Tree(fields) : Named(fields);
        var header = new TraceHeader
        {
            Target = target,
            Options = Options(fields),
            Invariant = fields.OptionalText("invariant"),
            Signature = fields.OptionalText("signature"),
            Strategy = fields.OptionalText("strategy"),
            Seed = fields.OptionalSeed("seed"),
            Fingerprint = (uint)fields.Hex("fingerprint", 8),
            Token = fields.OptionalText("token"),
        };
        fields.End();
        if ((header.Signature is null) != (header.Invariant is null) || (header.Signature is null) != (header.Token is null))
        {
            throw fields.Wrong("\"invariant\", \"signature\" and \"token\" are there together or not at all");
        }
        return target is TreeTarget { Tree: var tree } && ProgramFingerprint.Of(tree) is var fingerprint && fingerprint != header.Fingerprint
            ? throw fields.Wrong($"the fingerprint of the tree is {TraceWriter.Hex(fingerprint, 8)}, and the field \"fingerprint\" is {TraceWriter.Hex(header.Fingerprint, 8)}")
            : header;
    }

    private static NamedTarget Named(JsonFields fields)
    {
        var name = fields.Text("target");
        var parameters = fields.Numbers("params");
        return TokenText.IsValid(name) && parameters.All(static parameter => TokenText.IsValid(parameter.Name))
            ? new NamedTarget(name, [.. parameters])
            : throw fields.Wrong("the names in \"target\" and \"params\" are not empty and have no control characters");
    }

    private static TreeTarget Tree(JsonFields fields)
    {
        try
        {
            return new TreeTarget(ProgramTree.Parse(fields.Text("tree"), "tree"));
        }
        catch (TreeSyntaxException exception)
        {
            throw fields.Wrong($"the field \"tree\" holds no program: {exception.Message}");
        }
    }

    private static MachineOptions Options(JsonFields fields)
    {
        var timing = fields.Text("timing");
        return new MachineOptions
        {
            Rules = fields.Word<Rules>("rules"),
            Delivery = fields.Word<Delivery>("delivery"),
            Granularity = fields.Word<Granularity>("granularity"),
            Timing = Timing.TryParse(timing, out var known) && known.ToString() == timing ? known : throw fields.Wrong("the field \"timing\" is untimed, virtual or virtual:N"),
            MaxSteps = fields.Number("maxSteps", 1, Trace.MostSteps),
        };
    }

    private TraceStep Step(JsonFields fields, int number)
    {
        if (fields.Number("n", 0, int.MaxValue) is var found && found != number)
        {
            throw fields.Wrong($"this is step {found}, and step {number} was expected");
        }
        ScheduledChoice? choice = number == 0 ? null : Choice(fields);
        var after = number == 0 ? [] : fields.Array("after").Select(element => fields.Element("after", element, 0, number - 1)).ToImmutableArray();
        var enabled = number == 0 ? 0 : fields.Number("enabled", 1, int.MaxValue);
        var (deviates, preempts) = number == 0 ? (false, false) : (fields.Flag("deviates"), fields.Flag("preempts"));
        var events = fields.Array("events").Select(element => EventOf(new JsonFields(element, _file, _line))).ToImmutableArray();
        var state = fields.Hex("state", 16);
        fields.End();
        return new TraceStep(number, choice, after, events, state) { Enabled = enabled, Deviates = deviates, Preempts = preempts };
    }

    private static ScheduledChoice Choice(JsonFields fields)
    {
        var kind = fields.Word<ChoiceKind>("do");
        return new ScheduledChoice(kind, Path(fields, "process")!, kind == ChoiceKind.Deliver ? Path(fields, "to") : null);
    }

    private static TraceEvent EventOf(JsonFields fields)
    {
        var e = new TraceEvent(
            fields.Word<EventKind>("kind"),
            Path(fields, "process", optional: true),
            Path(fields, "other", optional: true),
            fields.OptionalNumber("number", int.MinValue, int.MaxValue) ?? 0,
            fields.OptionalNumber("clause", int.MinValue, int.MaxValue) ?? 0,
            fields.OptionalText("value"),
            fields.OptionalText("text"),
            fields.Flag("detail"));
        fields.End();
        return e;
    }

    /// <summary>A path such as <c>P.1.2</c>: a letter, then letters, digits and dots.</summary>
    private static string? Path(JsonFields fields, string name, bool optional = false)
    {
        var path = optional ? fields.OptionalText(name) : fields.Text(name);
        return path is null || (path.Length is > 0 and <= LongestPath && char.IsAsciiLetterUpper(path[0]) && path.All(static c => char.IsAsciiLetterOrDigit(c) || c == '.'))
            ? path
            : throw fields.Wrong($"the field \"{name}\" is no path of a process, such as P.1");
    }

    private static TraceEnd End(JsonFields fields, TraceHeader header, int steps)
    {
        if (fields.Number("steps", 0, int.MaxValue) is var counted && counted != steps)
        {
            throw fields.Wrong($"the field \"steps\" is {counted}, and {steps} steps are there");
        }
        var end = new TraceEnd(fields.Word<VerdictKind>("verdict"), fields.OptionalNumber("step", 0, steps), fields.OptionalText("sentence"));
        fields.End();
        return end.Failed == header.Signature is not null && end.Failed == end.Step is not null && end.Failed == end.Sentence is not null
            ? end
            : throw fields.Wrong("the end and the header do not agree on whether a claim broke: \"signature\", \"step\" and \"sentence\" are there if \"verdict\" is a failure");
    }
}
