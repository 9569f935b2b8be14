using System.Diagnostics.CodeAnalysis;
using ToyBeam.Core;

namespace ToyBeam.Sim.Tokens;

/// <summary>One line of text that brings a run back: a <see cref="ScheduleToken"/> or a <see cref="SeedToken"/>. It stands alone: it says which program, and how it runs.</summary>
/// <remarks>
/// <c>TB1-</c>, then Crockford's Base32 with a dash after every five symbols. Reading takes either case, dashes anywhere, O for 0, I and L
/// for 1. A checksum finds every single wrong symbol and every swap of two neighbours. Equal tokens have the same text, and the text of
/// this version is read by every later one.
/// </remarks>
public abstract record Token
{
    /// <summary>What a token of this version begins with.</summary>
    public const string Prefix = "TB1-";

    private protected Token(MachineOptions options, TokenTarget target)
    {
        Options = options;
        Target = target;
    }

    /// <summary>How the program runs.</summary>
    public MachineOptions Options { get; }

    /// <summary>Which program.</summary>
    public TokenTarget Target { get; }

    /// <summary>Reads a token.</summary>
    /// <param name="text">The text; blanks around it are ignored.</param>
    /// <exception cref="TokenFormatException">It is none that this version can read; the message says why.</exception>
    public static Token Parse(string text) => TokenReader.Read(text, out var problem) ?? throw problem!;

    /// <summary>Reads a token.</summary>
    /// <param name="text">The text; blanks around it are ignored.</param>
    /// <param name="token">The token; null when there is none.</param>
    /// <param name="problem">One sentence that says why there is none; null when there is one.</param>
    /// <returns>Whether the text is a token.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Token? token, [NotNullWhen(false)] out string? problem)
    {
        token = TokenReader.Read(text, out var exception);
        problem = exception?.Message;
        return token is not null;
    }

    /// <summary>The text that <see cref="Parse"/> reads back as an equal token.</summary>
    public sealed override string ToString() => Prefix + Crockford.Encode(TokenEncoder.Encode(this));
}
