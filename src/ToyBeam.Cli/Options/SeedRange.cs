using System.Globalization;

namespace ToyBeam.Cli.Options;

/// <summary>Seeds, half open.</summary>
/// <param name="From">The first.</param>
/// <param name="Count">How many.</param>
internal readonly record struct SeedRange(ulong From, long Count)
{
    /// <summary>How many seeds there are when nothing is said.</summary>
    public const long DefaultCount = 1000;

    /// <summary>The seeds from one on, as many as when nothing is said; fewer before the end of numbers.</summary>
    public static SeedRange StartingAt(ulong seed) => new(seed, (long)Math.Min(DefaultCount, ulong.MaxValue - seed));

    /// <summary>Reads <c>A..B</c> with A at most B.</summary>
    public static bool TryParse(string text, out SeedRange range)
    {
        range = default;
        var parts = text.Split("..", 2);
        if (parts.Length < 2 || !TryParseSeed(parts[0], out var from) || !TryParseSeed(parts[1], out var to) || to < from || to - from > long.MaxValue)
        {
            return false;
        }
        range = new SeedRange(from, (long)(to - from));
        return true;
    }

    /// <summary>Reads one seed.</summary>
    public static bool TryParseSeed(string? text, out ulong seed) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed);

    /// <summary>As on the command line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}..{From + (ulong)Count}");
}
