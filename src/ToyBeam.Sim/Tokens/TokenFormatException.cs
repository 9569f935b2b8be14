namespace ToyBeam.Sim.Tokens;

/// <summary>A text is no token that can be read. The message is one sentence for people.</summary>
public sealed class TokenFormatException : FormatException
{
    internal TokenFormatException(TokenProblem problem, string sentence, Exception? cause = null) : base(sentence, cause) => Problem = problem;

    /// <summary>Why.</summary>
    public TokenProblem Problem { get; }

    internal static TokenFormatException Malformed(string why, Exception? cause = null) =>
        new(TokenProblem.Malformed, $"The token is malformed: {why}.", cause);
}
