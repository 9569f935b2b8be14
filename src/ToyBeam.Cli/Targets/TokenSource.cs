using ToyBeam.Cli.Scenarios;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Cli.Targets;

/// <summary>Reads tokens: from the command line or out of a file, and which program they are about.</summary>
internal static class TokenSource
{
    /// <summary>Whether a text is meant to be a token rather than the name of something.</summary>
    public static bool LooksLikeToken(string text) =>
        text.Length > 3 && text.StartsWith("TB", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(text[2]) && text.Contains('-', StringComparison.Ordinal);

    /// <summary>The token that a text is, or that the file of that name holds: the first in it.</summary>
    /// <exception cref="UsageException">It is neither.</exception>
    /// <exception cref="TokenFormatException">The token is mistyped, malformed or of a newer version.</exception>
    public static Token Read(string text, Shell shell)
    {
        if (LooksLikeToken(text))
        {
            return Token.Parse(text);
        }
        if (!TextFile.Exists(text, shell))
        {
            throw new UsageException($"'{text}' is neither a token, which begins with {Token.Prefix}, nor a file");
        }
        var words = TextFile.Read(text, shell).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(words, LooksLikeToken) is { } word
            ? Token.Parse(word)
            : throw new UsageException($"the file '{text}' holds no token, which begins with {Token.Prefix}");
    }

    /// <summary>The program that a token names.</summary>
    /// <exception cref="UsageException">It is not one of ours.</exception>
    public static Target TargetOf(TokenTarget of, Shell shell) => of switch
    {
        TreeTarget target => TargetReader.OfTree(target.Tree, "tree"),
        NamedTarget target when BuiltIn.Find(target.Name) is not null => TargetReader.Read(target.Name, target.Parameters.Select(parameter => new Parameter(parameter.Name, parameter.Value).ToString()), shell),
        NamedTarget target => throw new UsageException($"the recorded run is of '{OneLineName(target)}', which is not built in"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The program that the user names, if the token or trace can be of it.</summary>
    /// <param name="of">What it is of.</param>
    /// <param name="text">What the user names; null for what it says itself.</param>
    /// <param name="shell">Where files are looked for.</param>
    /// <exception cref="UsageException">It is of another program.</exception>
    public static Target TargetOf(TokenTarget of, string? text, Shell shell)
    {
        if (text is null || (of is NamedTarget named && named.Name == text))
        {
            return TargetOf(of, shell);
        }
        var target = TargetReader.Read(text, [], shell);
        return of is TreeTarget && TargetReader.IsTreeFile(text)
            ? target
            : throw new UsageException($"the recorded run is of {(of is NamedTarget other ? $"'{OneLineName(other)}'" : "a program tree")}, not of '{text}'");
    }

    private static string OneLineName(NamedTarget target) => Output.OneLine.Of(target.Name);
}
