using System.Globalization;
using System.Numerics;

namespace ToyBeam.Cli.Output;

/// <summary>Numbers with nouns.</summary>
internal static class Words
{
    /// <summary>Such as <c>1 seed</c>, <c>2 seeds</c>.</summary>
    public static string Count(BigInteger number, string noun) => Count(number, noun, $"{noun}s");

    /// <summary>Such as <c>1 mismatch</c>, <c>2 mismatches</c>.</summary>
    public static string Count(BigInteger number, string noun, string plural) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? noun : plural)}");
}
