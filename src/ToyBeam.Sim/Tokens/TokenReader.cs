using System.Buffers.Binary;
using System.Globalization;

namespace ToyBeam.Sim.Tokens;

/// <summary>Reads the text of a token. Each thing that may be wrong has its own message, and the first in this order is told: prefix, version, symbols, checksum, sense.</summary>
internal static class TokenReader
{
    private const int ChecksumBytes = sizeof(uint);
    private const int ShownCharacters = 20;

    /// <summary>The token, or null and what is wrong. Throws nothing: a slip of a hand is no exception.</summary>
    internal static Token? Read(string? text, out TokenFormatException? problem)
    {
        var trimmed = text.AsSpan().Trim();
        problem = FirstProblem(trimmed, out var length);
        if (problem is not null)
        {
            return null;
        }
        var symbols = trimmed[length..];
        problem = FirstStranger(symbols, before: text!.Length - text.AsSpan().TrimStart().Length + length);
        if (problem is not null)
        {
            return null;
        }
        var bytes = Crockford.Decode(symbols);
        if (bytes is null || !HasChecksum(bytes))
        {
            problem = new(TokenProblem.Typo, "The token has a typo, or a part of it is missing: its checksum does not fit.");
            return null;
        }
        return Decode(bytes, out problem);
    }

    internal static TokenFormatException Newer(string what) =>
        new(TokenProblem.NewerVersion, $"This token is from a newer version of ToyBeam ({what}): read it with the version that printed it.");

    /// <summary>What is wrong with the prefix; null when it is <c>TB1-</c>, in whatever way it is spelled.</summary>
    private static TokenFormatException? FirstProblem(ReadOnlySpan<char> text, out int length)
    {
        const int Letters = 2; // TB
        length = text.IndexOf('-') + 1;
        if (length < Letters + 2 || !text.StartsWith("TB", StringComparison.OrdinalIgnoreCase))
        {
            return NotAToken(text);
        }
        var version = text[Letters..(length - 1)];
        if (version.Length == 1 && Crockford.ValueOf(version[0]) == TokenEncoder.Version)
        {
            return null;
        }
        var isNumber = version[0] != '0' && version.Length < 10 && version.IndexOfAnyExceptInRange('0', '9') < 0;
        return isNumber ? Newer($"format {version}") : NotAToken(text);
    }

    private static TokenFormatException NotAToken(ReadOnlySpan<char> text)
    {
        var shown = text.Length > ShownCharacters ? $"{text[..ShownCharacters]}…" : text.ToString();
        return new(TokenProblem.NotAToken, $"\"{shown}\" is no replay token: those begin with {Token.Prefix}");
    }

    private static TokenFormatException? FirstStranger(ReadOnlySpan<char> symbols, int before)
    {
        for (var i = 0; i < symbols.Length; i++)
        {
            if (symbols[i] != '-' && Crockford.ValueOf(symbols[i]) < 0)
            {
                return new(
                    TokenProblem.NotASymbol,
                    $"Character {before + i + 1} of the token is {Shown(symbols[i])}, which no token has: its symbols are digits and letters except U.");
            }
        }
        return null;
    }

    private static string Shown(char character) =>
        char.IsControl(character) || char.IsSurrogate(character) || char.IsWhiteSpace(character)
            ? $"U+{((int)character).ToString("X4", CultureInfo.InvariantCulture)}"
            : $"\"{character}\"";

    private static bool HasChecksum(byte[] bytes)
    {
        var body = bytes.Length - ChecksumBytes;
        return body > 0 && Crc32C.Of(bytes.AsSpan(0, body)) == BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(body));
    }

    private static Token? Decode(byte[] bytes, out TokenFormatException? problem)
    {
        try
        {
            var token = TokenDecoder.Decode(bytes.AsMemory(0, bytes.Length - ChecksumBytes));
            var canonical = TokenEncoder.Encode(token).AsSpan().SequenceEqual(bytes);
            problem = canonical ? null : TokenFormatException.Malformed("it says the same in another way than ToyBeam does");
            return canonical ? token : null;
        }
        catch (TokenFormatException exception)
        {
            problem = exception;
            return null;
        }
    }
}
