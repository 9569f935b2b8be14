using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ToyBeam.Cli.Options;

/// <summary>Makes options whose values are read strictly and whose errors are one plain sentence.</summary>
internal static class Opt
{
    /// <summary>Reads a value; false when the text is none.</summary>
    public delegate bool TryRead<T>(string text, out T value);

    public static Option<bool> Flag(string name, string description, params string[] aliases) => new(name, aliases) { Description = description };

    public static Option<string?> Text(string name, string help, string description) => new(name) { Description = description, HelpName = help };

    /// <summary>A text that may be given several times.</summary>
    public static Option<string[]> Texts(string name, string help, string description) => new(name) { Description = description, HelpName = help };

    /// <summary>A whole number; null when it is not given.</summary>
    public static Option<int?> Number(string name, int min, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Value(result, $"{name} is a number from {min} to {int.MaxValue}", (string text, out int? value) =>
        {
            var read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min;
            value = read ? number : null;
            return read;
        }),
    };

    /// <summary>One of the names of an enumeration, in lower case; null when it is not given.</summary>
    public static Option<T?> OneOf<T>(string name, string help, string description) where T : struct, Enum => new(name)
    {
        Description = description,
        HelpName = help,
        CustomParser = result => Value(result, $"{name} is one of {string.Join(", ", Enum.GetValues<T>().Select(Lower))}", (string text, out T? value) =>
        {
            value = null;
            foreach (var one in Enum.GetValues<T>())
            {
                value = Lower(one) == text ? one : value;
            }
            return value is not null;
        }),
    };

    /// <summary>A value that is read in a way of its own.</summary>
    /// <param name="name">The option.</param>
    /// <param name="help">How help writes the value.</param>
    /// <param name="description">What it does.</param>
    /// <param name="expected">What is expected, as a sentence, for errors.</param>
    /// <param name="read">Reads it.</param>
    public static Option<T?> Of<T>(string name, string help, string description, string expected, TryRead<T> read) where T : struct => new(name)
    {
        Description = description,
        HelpName = help,
        CustomParser = result => Value(result, expected, (string text, out T? value) =>
        {
            var good = read(text, out var inner);
            value = good ? inner : null;
            return good;
        }),
    };

    public static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? Value<T>(ArgumentResult result, string expected, TryRead<T?> read)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (read(text, out var value))
        {
            return value;
        }
        result.AddError($"{expected}, not '{text}'");
        return default;
    }
}
