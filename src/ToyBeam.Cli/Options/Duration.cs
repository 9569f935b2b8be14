using System.Globalization;

namespace ToyBeam.Cli.Options;

/// <summary>A length of time on the command line: <c>30s</c>, <c>5m</c>, <c>500ms</c>, <c>1h</c>.</summary>
internal static class Duration
{
    private static readonly (string Unit, long Milliseconds)[] Units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];

    /// <summary>Reads one.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        foreach (var (unit, milliseconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && int.TryParse(text[..^unit.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                duration = TimeSpan.FromMilliseconds(number * milliseconds);
                return true;
            }
        }
        return false;
    }
}
