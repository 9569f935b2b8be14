namespace ToyBeam.Sim.Tokens;

/// <summary>The checksum CRC-32C (Castagnoli): finds every burst of wrong bits up to 32, so every mistyped symbol and every swap of neighbours.</summary>
/// <remarks>Polynomial 1EDC6F41, reflected, begun and ended with all ones. The four bytes go after the data with the lowest byte first; only then is a burst across the border found too.</remarks>
internal static class Crc32C
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of some bytes.</summary>
    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = (crc >> 8) ^ Table[(byte)(crc ^ value)];
        }
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        const uint Reflected = 0x82F63B78;
        var table = new uint[256];
        for (var i = 0U; i < table.Length; i++)
        {
            table[i] = i;
            for (var bit = 0; bit < 8; bit++)
            {
                table[i] = (table[i] >> 1) ^ ((table[i] & 1) * Reflected);
            }
        }
        return table;
    }
}
