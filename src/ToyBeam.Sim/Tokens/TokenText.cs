namespace ToyBeam.Sim.Tokens;

/// <summary>The texts inside a token: names of targets, parameters, strategies. They are printed, and stored as UTF-8.</summary>
internal static class TokenText
{
    /// <summary>Whether a text may stand in a token: not empty, no control characters, no half of a surrogate pair.</summary>
    internal static bool IsValid(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || (char.IsSurrogate(text[i]) && !IsPair(text, ref i)))
            {
                return false;
            }
        }
        return text.Length > 0;
    }

    internal static string Require(string text, string parameter) =>
        IsValid(text) ? text : throw new ArgumentException("A text in a token is not empty and has no control characters and no half surrogates.", parameter);

    private static bool IsPair(string text, ref int i) => i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i]);
}
