using ToyBeam.Sim.Trees;

namespace ToyBeam.Cli.Commands;

/// <summary>What a misspelt word may have been meant to be.</summary>
internal static class Suggestion
{
    /// <summary>Such as <c>, did you mean 'ring'?</c>; empty when no word is near.</summary>
    public static string Of(string word, IEnumerable<string> words) =>
        NearestWord.Of(word, words) is { } nearest ? $" (did you mean '{nearest}'?)" : "";
}
