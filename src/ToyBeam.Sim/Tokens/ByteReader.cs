using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace ToyBeam.Sim.Tokens;

/// <summary>Reads what <see cref="ByteWriter"/> wrote, from bytes that anybody may have written: every length is held against the bytes that are left.</summary>
internal sealed class ByteReader(ReadOnlyMemory<byte> bytes)
{
    private ReadOnlyMemory<byte> _rest = bytes;

    internal bool AtEnd => _rest.IsEmpty;

    internal byte Byte() => Raw(1)[0];

    /// <summary>A number from 0 to 2^64 - 1.</summary>
    internal ulong Number()
    {
        var number = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1)
            {
                break;
            }
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
        throw TokenFormatException.Malformed("a number is too large");
    }

    /// <summary>A number from 0 to a limit.</summary>
    internal long Number(long limit) => Number() is var number && number <= (ulong)limit ? (long)number : throw TokenFormatException.Malformed("a number is too large");

    /// <summary>A number from 0 to 2^31 - 1.</summary>
    internal int Int32() => (int)Number(int.MaxValue);

    /// <summary>A number that may be negative.</summary>
    internal int Signed()
    {
        var folded = (uint)Number(uint.MaxValue);
        return (int)(folded >> 1) ^ -(int)(folded & 1);
    }

    /// <summary>How many things follow that take at least <paramref name="least"/> bytes each.</summary>
    internal int Count(int least) => Int32() is var count && count <= _rest.Length / least ? count : throw TokenFormatException.Malformed("it ends too early");

    internal ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Raw(sizeof(ushort)));

    internal uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Raw(sizeof(uint)));

    internal string Text() => Text(Int32());

    /// <summary>A text of so many bytes.</summary>
    internal string Text(int length)
    {
        var bytes = Raw(length);
        return Utf8.IsValid(bytes) && Encoding.UTF8.GetString(bytes) is var text && TokenText.IsValid(text)
            ? text
            : throw TokenFormatException.Malformed("a name in it is empty or not printable");
    }

    internal ReadOnlySpan<byte> Raw(int length)
    {
        if (length > _rest.Length)
        {
            throw TokenFormatException.Malformed("it ends too early");
        }
        var taken = _rest.Span[..length];
        _rest = _rest[length..];
        return taken;
    }
}
