namespace ToyBeam.Sim.Trees;

/// <summary>The compact binary form of program trees, for replay tokens. Decoding what was encoded gives an equal tree.</summary>
/// <remarks>
/// Layout: a table of strings (count, then length and UTF-8 bytes each), then the processes (count, then each). Numbers are unsigned
/// little-endian base-128, in their shortest form. A block is its number of statements and the statements; a statement is one byte
/// (<see cref="StatementTag"/>) and its operands; a string is its index in the table. The layout has no version: the token around it has.
/// </remarks>
public static class TreeCodec
{
    /// <summary>Encodes a tree. Equal trees give equal bytes.</summary>
    /// <param name="tree">The tree.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Encode(ProgramTree tree) => new TreeEncoder().Encode(tree);

    /// <summary>Decodes a tree. Safe on any bytes: takes memory and stack only in proportion to their number.</summary>
    /// <param name="bytes">The bytes, all of them.</param>
    /// <returns>The tree.</returns>
    /// <exception cref="FormatException">The bytes are no tree; the message says why.</exception>
    public static ProgramTree Decode(ReadOnlySpan<byte> bytes) => new TreeDecoder(bytes).Decode();
}
