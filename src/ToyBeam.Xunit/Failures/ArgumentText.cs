using System.Collections;
using System.Globalization;
using System.Text;
using ToyBeam.Xunit.Bodies;
using ToyBeam.Xunit.Cases;

namespace ToyBeam.Xunit.Failures;

/// <summary>Writes arguments as a person reads them: by their ToString, a collection by its elements.</summary>
internal static class ArgumentText
{
    /// <summary>One block for each argument, indented by two.</summary>
    public static void Append(StringBuilder text, BeamProperty property, CaseInput input)
    {
        foreach (var (name, value) in property.ArgumentNames.Zip(input.Arguments, (name, value) => (name, Of(value))))
        {
            if (!value.Contains('\n', StringComparison.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {name} = {value}\n");
                continue;
            }
            text.Append(CultureInfo.InvariantCulture, $"  {name} =\n");
            foreach (var line in value.TrimEnd().Split('\n'))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {line.TrimEnd('\r')}\n");
            }
        }
    }

    private static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IEnumerable elements when !WritesItself(value) => $"[{string.Join(", ", elements.Cast<object?>().Select(Of))}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Whether its ToString says more than the name of its type.</summary>
    private static bool WritesItself(object value) => value.ToString() != value.GetType().ToString();
}
