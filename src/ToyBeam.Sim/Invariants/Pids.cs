using System.Text.RegularExpressions;
using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants;

/// <summary>Names of processes in texts: what tells one failure from another must not depend on who it happened to.</summary>
internal static partial class Pids
{
    /// <summary>The text with every pid of this run written <c>*</c>.</summary>
    public static string Hide(string text, World world) =>
        Path().Replace(text, match => world.IndexOf(match.Value) >= 0 ? "*" : match.Value);

    [GeneratedRegex(@"(?<![\w.])[P-Z][0-9]*(\.[0-9]+)*(?!\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
