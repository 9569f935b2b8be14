namespace ToyBeam.Sim.Viewer;

/// <summary>Texts by number, each once.</summary>
internal sealed class StringTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    /// <summary>The texts in the order of their numbers.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The number of a text; -1 for null.</summary>
    public int NumberOf(string? text)
    {
        if (text is null)
        {
            return -1;
        }
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers.Add(text, number = _texts.Count);
            _texts.Add(text);
        }
        return number;
    }
}
