namespace ToyBeam.Core;

/// <summary>A hash of 128 bits out of two mixes that have nothing in common: what one does not tell apart the other does.</summary>
internal struct WideHash
{
    private ulong _left;
    private ulong _right;

    public readonly UInt128 Value => new(_left, _right);

    /// <summary>Takes in one more value; the order matters.</summary>
    public void Add(ulong value)
    {
        _left = Hashing.Mix(_left ^ value);
        _right = Spread(_right + value);
    }

    /// <summary>Takes in the hash of one part of a whole whose parts have no order.</summary>
    public void Merge(in WideHash part)
    {
        _left += part._left;
        _right += part._right;
    }

    /// <remarks>Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014: its finaliser, with the increment that keeps 0 from 0.</remarks>
    private static ulong Spread(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
