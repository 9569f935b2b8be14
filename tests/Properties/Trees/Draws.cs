namespace ToyBeam.Properties.Trees;

/// <summary>Random numbers for mutations, the same in every run.</summary>
internal sealed class Draws(ulong seed)
{
    private ulong _state = seed;

    internal int Below(int limit)
    {
        // SplitMix64; the small bias of the remainder is of no account here.
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)limit);
    }
}
