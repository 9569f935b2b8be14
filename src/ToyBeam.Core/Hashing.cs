namespace ToyBeam.Core;

/// <summary>The one mixing function behind trace and state hashes; the same on every machine and in every version of a format.</summary>
public static class Hashing
{
    /// <summary>Spreads the bits of a 64-bit value (an xor-multiply-xor finaliser; not a cryptographic hash).</summary>
    public static ulong Mix(ulong value)
    {
        value ^= value >> 32;
        value *= 0xD6E8FEB86659FD93;
        value ^= value >> 29;
        return value;
    }

    /// <summary>FNV-1a over the UTF-16 units of a text: stable across processes, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }
        return hash;
    }
}
