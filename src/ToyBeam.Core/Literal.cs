using System.Buffers;
using System.Globalization;

namespace ToyBeam.Core;

/// <summary>How a message or value is written in reports: strings in quotes, everything else in its own words.</summary>
public static class Literal
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("\\\"\n");

    /// <summary>The text of a value, culture-free and on one line.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => Quote(text),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? value.GetType().Name,
    };

    /// <summary>The text in quotes, with <c>\"</c>, <c>\\</c> and <c>\n</c> escaped.</summary>
    public static string Quote(string text) => !text.AsSpan().ContainsAny(Escaped)
        ? string.Concat("\"", text, "\"")
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
