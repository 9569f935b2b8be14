using System.Text;

namespace ToyBeam.Sim.Tokens;

/// <summary>Crockford's Base32: five bits a symbol, no letter that looks like a digit; dashes are for the eye.</summary>
internal static class Crockford
{
    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Bits = 5;
    private const int Group = 5;

    /// <summary>The bytes as symbols, the highest bit first, with a dash after every five.</summary>
    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var count = (bytes.Length * 8 + Bits - 1) / Bits;
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && i % Group == 0)
            {
                text.Append('-');
            }
            text.Append(Symbols[SymbolAt(bytes, i * Bits)]);
        }
        return text.ToString();
    }

    /// <summary>The value of a symbol, from 0 to 31; -1 for a character that is none. Either case; O is 0, I and L are 1.</summary>
    internal static int ValueOf(char symbol) => char.ToUpperInvariant(symbol) switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        var upper when char.IsAscii(symbol) => Symbols.IndexOf(upper, StringComparison.Ordinal),
        _ => -1,
    };

    /// <summary>The bytes of a text of symbols and dashes.</summary>
    /// <returns>Null when a symbol is too many or too few, or the last one has bits that no byte uses.</returns>
    internal static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length * Bits / 8);
        var (held, count) = (0, 0);
        foreach (var symbol in text)
        {
            if (symbol == '-')
            {
                continue;
            }
            held = (held << Bits) | ValueOf(symbol);
            count += Bits;
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(held >> count));
                held &= (1 << count) - 1;
            }
        }
        return count < Bits && held == 0 ? [.. bytes] : null;
    }

    private static int SymbolAt(ReadOnlySpan<byte> bytes, int bit)
    {
        var index = bit / 8;
        var pair = (bytes[index] << 8) | (index + 1 < bytes.Length ? bytes[index + 1] : 0);
        return (pair >> (16 - Bits - bit % 8)) & ((1 << Bits) - 1);
    }
}
