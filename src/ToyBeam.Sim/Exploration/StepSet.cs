namespace ToyBeam.Sim.Exploration;

/// <summary>A set of steps of a run, a bit for each.</summary>
internal sealed class StepSet
{
    private readonly List<ulong> _words = [];

    public void Clear() => _words.Clear();

    public void Add(int step)
    {
        while (_words.Count <= step >> 6)
        {
            _words.Add(0);
        }
        _words[step >> 6] |= 1UL << (step & 63);
    }

    /// <summary>Adds all steps of another set.</summary>
    public void AddAll(StepSet other)
    {
        while (_words.Count < other._words.Count)
        {
            _words.Add(0);
        }
        for (var i = 0; i < other._words.Count; i++)
        {
            _words[i] |= other._words[i];
        }
    }

    public bool Contains(int step) => step >> 6 < _words.Count && (_words[step >> 6] >> (step & 63) & 1) != 0;

    /// <summary>Whether any of them is in another set.</summary>
    public bool Overlaps(ReadOnlySpan<ulong> bits)
    {
        var words = Math.Min(bits.Length, _words.Count);
        for (var i = 0; i < words; i++)
        {
            if ((bits[i] & _words[i]) != 0)
            {
                return true;
            }
        }
        return false;
    }
}
