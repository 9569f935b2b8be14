using System.Text;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Properties.Tokens;

/// <summary>Known answers of the two public parts of the format.</summary>
public sealed class ChecksumAndSymbols
{
    [Theory]
    [InlineData("", 0x00000000)]
    [InlineData("a", 0xC1D04330)]
    [InlineData("123456789", 0xE3069283)]
    public void Crc_of_a_text(string text, uint checksum) => Assert.Equal(checksum, Crc32C.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Crc_of_the_examples_of_rfc_3720()
    {
        Assert.Equal(0x8A9136AAU, Crc32C.Of(new byte[32]));
        Assert.Equal(0x62A8AB43U, Crc32C.Of([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794EU, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal(0x113FDB5CU, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))]));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "CR")]
    [InlineData("fo", "CSQG")]
    [InlineData("foo", "CSQPY")]
    [InlineData("foob", "CSQPY-RG")]
    [InlineData("fooba", "CSQPY-RK1")]
    [InlineData("foobar", "CSQPY-RK1E8")]
    [InlineData("Hello, world!", "91JPR-V3F5G-G7EVV-JDHJ2-2")]
    public void Symbols_of_a_text(string text, string symbols)
    {
        Assert.Equal(symbols, Crockford.Encode(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(Encoding.ASCII.GetBytes(text), Crockford.Decode(symbols));
    }

    [Theory]
    [InlineData("0")] // A symbol too few or too many: five bits or more that no byte uses.
    [InlineData("000")]
    [InlineData("000000")]
    [InlineData("CS")] // The unused bits are not 0.
    [InlineData("CSQH")]
    [InlineData("CSQPZ")]
    public void Unused_symbols_and_bits_are_refused(string symbols) => Assert.Null(Crockford.Decode(symbols));

    [Fact]
    public void Values_of_characters()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var expected = (char)c switch
            {
                'O' or 'o' => 0,
                'I' or 'i' or 'L' or 'l' => 1,
                >= '0' and <= '9' => c - '0',
                'U' or 'u' => -1,
                var letter when char.IsAsciiLetter(letter) => 10 + (c | 0x20) - 'a' - "ilou".Count(left => left < (c | 0x20)),
                _ => -1,
            };
            Assert.Equal(expected, Crockford.ValueOf((char)c));
        }
    }
}
