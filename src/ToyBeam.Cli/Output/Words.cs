using System.Globalization;

namespace ToyBeam.Cli.Output;

/// <summary>Numbers with nouns.</summary>
internal static class Words
{
    /// <summary>Such as <c>1 seed</c>, <c>2 seeds</c>.</summary>
    public static string Count(long number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
