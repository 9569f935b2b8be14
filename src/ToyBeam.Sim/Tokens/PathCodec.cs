using System.Globalization;
using System.Text;
using ToyBeam.Core;

namespace ToyBeam.Sim.Tokens;

/// <summary>Paths of processes as numbers: <c>Q.2.1</c> is 1, 2, 1 (the index of the static process, then numbers of children).</summary>
internal static class PathCodec
{
    private const char FirstLetter = 'P';
    private const int Letters = 'Z' - FirstLetter + 1;

    /// <summary>The numbers of a path; null when the text is none.</summary>
    internal static int[]? Indices(string path)
    {
        var parts = path.Split('.');
        var indices = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!(i == 0 ? TryRoot(parts[i], out indices[i]) : TryNumber(parts[i], out indices[i])))
            {
                return null;
            }
        }
        return indices;
    }

    /// <summary>The path of a static process's index and its descendants' numbers.</summary>
    internal static string PathOf(ReadOnlySpan<int> indices)
    {
        var path = new StringBuilder(Pid.RootName(indices[0]));
        foreach (var number in indices[1..])
        {
            path.Append('.').Append(number.ToString(CultureInfo.InvariantCulture));
        }
        return path.ToString();
    }

    private static bool TryRoot(string text, out int index)
    {
        index = text.Length == 0 ? -1 : text[0] - FirstLetter;
        if (index is < 0 or >= Letters)
        {
            return false;
        }
        if (text.Length == 1)
        {
            return true;
        }
        var known = TryNumber(text[1..], out var round) && round <= (int.MaxValue - Letters) / Letters;
        index += known ? round * Letters : 0;
        return known;
    }

    /// <summary>A number from 1 as it is printed: no sign, no leading zero.</summary>
    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text[0] != '0';
}
