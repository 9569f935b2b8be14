using ToyBeam.Sim.Random;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Properties.Tokens;

/// <summary>Whatever is read, the answer is a token or a sentence; never another exception, never much memory.</summary>
public sealed class TokenFuzz
{
    private const int BytesPerCharacter = 400;
    private const string Characters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ-olU \n\0ü\uD835";

    [Fact]
    public void Any_characters()
    {
        var rng = new Rng(1);
        for (var i = 0; i < 70_000; i++)
        {
            var text = new char[rng.Below(80)];
            for (var j = 0; j < text.Length; j++)
            {
                text[j] = rng.Below(20) == 0 ? (char)rng.Below(0x10000) : Characters[rng.Below(Characters.Length)];
            }
            Read((rng.Below(4) == 0 ? "" : Token.Prefix) + new string(text));
        }
    }

    [Fact]
    public void Any_bytes_with_a_checksum_that_fits()
    {
        var rng = new Rng(2);
        for (var i = 0; i < 10_000; i++)
        {
            var body = new byte[1 + rng.Below(60)];
            Fill(rng, body);
            body[0] = (byte)(0x10 + rng.Below(2));
            body.AsSpan(1, Math.Min(body.Length - 1, 4)).Clear();
            Read(Printed(body));
        }
    }

    [Fact]
    public void Changed_tokens_with_a_checksum_that_fits()
    {
        var rng = new Rng(3);
        var tokens = new RandomTokens(3);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = TokenEncoder.Encode(tokens.Next());
            var body = bytes.AsSpan(0, bytes.Length - sizeof(uint)).ToArray();
            for (var changes = 1 + rng.Below(3); changes > 0; changes--)
            {
                body = Changed(rng, body);
            }
            read += Read(Printed(body)) ? 1 : 0;
        }
        Assert.InRange(read, 1_000, 19_000); // Both answers are tried.
    }

    [Theory]
    [InlineData("10 00 00 00 00 00 02 78 01 00 00 00 00 E0 A7 12 00 01 00", 2, "00 01")]
    [InlineData("10 00 00 00 00 00 02 78 01 00 00 00 00 01 02", 1, "03")]
    [InlineData("10 00 00 00 00 00 00 FF FF 3F", 3, "01 10 01")]
    public void Long_nonsense_is_read_in_time(string head, int least, string repeated)
    {
        var part = Convert.FromHexString(repeated.Replace(" ", "", StringComparison.Ordinal));
        var body = Convert.FromHexString(head.Replace(" ", "", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < 1_000_000 / least; i++)
        {
            body.AddRange(part);
        }
        Assert.False(Read(Printed([.. body])));
    }

    private static byte[] Changed(Rng rng, byte[] body)
    {
        var at = rng.Below(body.Length);
        switch (rng.Below(4))
        {
            case 0:
                body[at] = (byte)rng.Next();
                return body;
            case 1:
                body[at] ^= (byte)(1 << rng.Below(8));
                return body;
            case 2:
                return body.Length > 1 ? [.. body[..at], .. body[(at + 1)..]] : body;
            default:
                return [.. body[..at], (byte)rng.Next(), .. body[at..]];
        }
    }

    private static void Fill(Rng rng, byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(rng.Next() >> rng.Below(64)); // Small numbers are what a format is full of.
        }
    }

    private static string Printed(byte[] body) => Token.Prefix + Crockford.Encode([.. body, .. BitConverter.GetBytes(Crc32C.Of(body))]);

    private static bool Read(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isToken = Token.TryParse(text, out var token, out var problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000 + (long)text.Length * BytesPerCharacter);
        if (isToken)
        {
            Assert.Equal(token, Token.Parse(token!.ToString()));
            Assert.Equal(Plain(text), Plain(token.ToString()));
        }
        else
        {
            Assert.InRange(problem!.Length, 20, 300);
        }
        return isToken;
    }

    /// <summary>A text without what makes no difference.</summary>
    private static string Plain(string text) =>
        text.Trim().ToUpperInvariant().Replace("-", "", StringComparison.Ordinal).Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
