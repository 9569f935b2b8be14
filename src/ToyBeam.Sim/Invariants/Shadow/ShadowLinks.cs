namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>Who is linked with whom, as the events tell it; symmetric by construction.</summary>
internal sealed class ShadowLinks
{
    private readonly Rows<int> _links = new();

    public ReadOnlySpan<int> Of(int process) => _links[process].Items;

    public bool Contains(int one, int other) => Of(one).Contains(other);

    public void Add(int one, int other)
    {
        if (!Contains(one, other))
        {
            _links[one].Add(other);
            _links[other].Add(one);
        }
    }

    public bool Remove(int one, int other) => RemoveOneWay(one, other) & RemoveOneWay(other, one);

    /// <summary>Ends all links of a process.</summary>
    public void RemoveAll(int process)
    {
        foreach (var other in Of(process))
        {
            RemoveOneWay(other, process);
        }
        _links[process].Clear();
    }

    public void Clear() => _links.Clear();

    private bool RemoveOneWay(int from, int to)
    {
        var index = Of(from).IndexOf(to);
        if (index >= 0)
        {
            _links[from].RemoveAt(index);
        }
        return index >= 0;
    }
}
