using System.Globalization;
using System.Text.Json;

namespace ToyBeam.Sim.Traces;

/// <summary>The fields of a JSON object in a trace, read strictly: each has its type and range, and none is left over. Errors say where, and what was expected.</summary>
internal sealed class JsonFields
{
    private readonly JsonElement _object;
    private readonly string _file;
    private readonly int _line;
    private readonly List<string> _read = [];

    public JsonFields(JsonElement element, string file, int line)
    {
        _object = element;
        _file = file;
        _line = line;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"expected a JSON object, and found {Found(element)}");
        }
    }

    public bool Has(string name) => _object.TryGetProperty(name, out _);

    public string Text(string name) => OptionalText(name) ?? throw Missing(name);

    public string? OptionalText(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw WrongValue(name, "a text", value);
    }

    public int Number(string name, int least, int most) => OptionalNumber(name, least, most) ?? throw Missing(name);

    public int? OptionalNumber(string name, int least, int most)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw WrongValue(name, $"a whole number from {least} to {most}", value);
    }

    public ulong? OptionalSeed(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }
        return value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out var number) ? number : throw WrongValue(name, $"a whole number from 0 to {ulong.MaxValue}", value);
    }

    public bool Flag(string name)
    {
        if (!TryGet(name, out var value))
        {
            return false;
        }
        return value.ValueKind == JsonValueKind.True ? true : throw WrongValue(name, "true, or nothing", value);
    }

    /// <summary>A hash of so many digits.</summary>
    public ulong Hex(string name, int digits)
    {
        var text = Text(name);
        return text.Length == digits && text.All(char.IsAsciiHexDigitLower) && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong($"the field \"{name}\" is {Short(text)}, and {digits} digits of 0-9 and a-f were expected");
    }

    /// <summary>A value of an enumeration, by its name.</summary>
    public T Word<T>(string name) where T : struct, Enum
    {
        var text = Text(name);
        foreach (var value in Enum.GetValues<T>())
        {
            if (TraceWriter.Word(value) == text)
            {
                return value;
            }
        }
        var known = Enum.GetValues<T>();
        throw Wrong($"the field \"{name}\" is {Short(text)}, and {(known.Length > 8 ? "that is no kind of event" : $"one of {string.Join(", ", known.Select(TraceWriter.Word))} was expected")}");
    }

    /// <summary>The elements of an array.</summary>
    public IEnumerable<JsonElement> Array(string name)
    {
        if (!TryGet(name, out var value))
        {
            throw Missing(name);
        }
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw WrongValue(name, "a list", value);
    }

    /// <summary>The whole numbers that an object holds, by name.</summary>
    public (string Name, int Value)[] Numbers(string name)
    {
        if (!TryGet(name, out var value))
        {
            throw Missing(name);
        }
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw WrongValue(name, "an object", value);
        }
        var inner = new JsonFields(value, _file, _line);
        return [.. value.EnumerateObject().Select(field => (field.Name, inner.Number(field.Name, int.MinValue, int.MaxValue)))];
    }

    /// <summary>An element of an array of whole numbers.</summary>
    public int Element(string name, JsonElement value, int least, int most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw WrongValue(name, $"a list of whole numbers from {least} to {most}", value);

    /// <summary>Looks whether there is a field that was not asked for.</summary>
    public void End()
    {
        foreach (var field in _object.EnumerateObject())
        {
            if (!_read.Contains(field.Name, StringComparer.Ordinal))
            {
                throw Wrong($"the field {Short(field.Name)} is not expected here; expected are {string.Join(", ", _read)}");
            }
        }
    }

    public TraceFormatException Wrong(string sentence) => new(_file, _line, sentence);

    private bool TryGet(string name, out JsonElement value)
    {
        _read.Add(name);
        return _object.TryGetProperty(name, out value);
    }

    private TraceFormatException Missing(string name) => Wrong($"the field \"{name}\" is missing");

    private TraceFormatException WrongValue(string name, string expected, JsonElement value) => Wrong($"the field \"{name}\" is {Found(value)}, and {expected} was expected");

    private static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => Short(value.GetString()!),
        JsonValueKind.Number => value.GetRawText() is var raw && raw.Length > 24 ? $"{raw[..24]}…" : raw,
        _ => value.GetRawText(),
    };

    /// <summary>A text from a file in quotes, its beginning when it is long.</summary>
    public static string Short(string text) => $"\"{(text.Length > 40 ? $"{text[..40]}…" : text)}\"";
}
