using System.Buffers.Binary;
using System.Text;

namespace ToyBeam.Sim.Tokens;

/// <summary>Writes the parts of a token: fixed numbers with the lowest byte first, other numbers in base 128, texts with their length.</summary>
internal sealed class ByteWriter
{
    private readonly List<byte> _bytes = [];

    internal void Byte(int value) => _bytes.Add((byte)value);

    internal void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }
        _bytes.Add((byte)value);
    }

    internal void Number(int value) => Number((ulong)value);

    /// <summary>A number that may be negative: small absolute values stay short.</summary>
    internal void Signed(int value) => Number((uint)((value << 1) ^ (value >> 31)));

    internal void UInt16(ushort value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
    }

    internal void UInt32(uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
    }

    internal void Text(string text) => Block(Encoding.UTF8.GetBytes(text));

    internal void Block(byte[] bytes)
    {
        Number(bytes.Length);
        Raw(bytes);
    }

    internal void Raw(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    internal byte[] ToArray() => [.. _bytes];
}
