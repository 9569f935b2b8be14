using System.Globalization;
using ToyBeam.Core;

namespace ToyBeam.Sim.Conformance;

/// <summary>One line of what <c>toybeam_conform.erl</c> prints: how often a program came to an observation.</summary>
/// <param name="Program">The program's number.</param>
/// <param name="Count">In how many runs.</param>
/// <param name="FirstRun">The first of them.</param>
/// <param name="Result">The observation in the emulator's spelling, or one of the words below.</param>
internal sealed record EmulatorLine(int Program, int Count, int FirstRun, string Result)
{
    /// <summary>The result of runs in which a process was ended while it set its trap flag, so that nobody knows whether it did.</summary>
    public const string Unclear = "unclear";

    /// <summary>The result of runs that did not come to rest.</summary>
    public const string Unsettled = "unsettled";

    /// <summary>Whether there is an observation.</summary>
    public bool IsObservation => Result is not (Unclear or Unsettled);

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static EmulatorLine Parse(string line)
    {
        var parts = line.Split(' ', 4);
        if (parts.Length < 4 || !TryParse(parts[0], out var program) || !TryParse(parts[1], out var count) || !TryParse(parts[2], out var first))
        {
            throw new FormatException($"The emulator printed a line that is no result: {line}");
        }
        return new(program, count, first, parts[3]);
    }

    /// <summary>The observation.</summary>
    /// <param name="texts">The program's texts, as <see cref="ErlangText.Texts"/> numbers them.</param>
    /// <exception cref="FormatException">The result is not one.</exception>
    public Observation Read(IReadOnlyList<string> texts)
    {
        var processes = new List<ObservedProcess>();
        foreach (var process in Result.Split(' '))
        {
            var fields = process.Split('|');
            if (fields.Length != 4)
            {
                throw new FormatException($"The emulator printed a process that is none: {process}");
            }
            processes.Add(new(fields[0], [.. Items(fields[1], item => Entry(item, texts))], End(fields[2], texts), [.. Items(fields[3], item => Message(item, texts))]));
        }
        return Observation.Of(processes);
    }

    private static string[] Items(string list, Func<string, string> read) => list.Length == 0 ? [] : Array.ConvertAll(list.Split(','), item => read(item));

    private static string End(string end, IReadOnlyList<string> texts)
    {
        var parts = end.Split(':');
        return parts.Length == 1 ? end : $"{parts[0]} {Text(parts[1], texts)}";
    }

    private static string Entry(string entry, IReadOnlyList<string> texts)
    {
        var parts = entry.Split(':');
        return parts[0] is "text" or "exit" or "down" ? $"took {Message(entry, texts)}" : string.Join(' ', parts);
    }

    private static string Message(string message, IReadOnlyList<string> texts)
    {
        var parts = message.Split(':');
        return parts[0] == "text" ? Text(parts[1], texts) : string.Join(' ', parts);
    }

    private static string Text(string index, IReadOnlyList<string> texts) =>
        TryParse(index, out var number) && number < texts.Count ? Literal.Quote(texts[number]) : throw new FormatException($"The emulator printed a text that the program does not have: {index}");

    private static bool TryParse(string digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
