namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>The places of processes in the order of their paths, as the events tell of their births: a child stands behind all that its parent has brought forth so far.</summary>
internal sealed class PathRanks
{
    private readonly PerProcess<int> _depths = new();
    private readonly PerProcess<int> _ranks = new();
    private Row<int> _order;

    /// <summary>The place of a process.</summary>
    public int this[int process] => _ranks[process];

    public void Clear()
    {
        _depths.Clear();
        _ranks.Clear();
        _order.Clear();
    }

    /// <param name="process">Who is new.</param>
    /// <param name="parent">Its parent; -1 for a static process.</param>
    public void Add(int process, int parent)
    {
        var place = _order.Count;
        if (parent >= 0)
        {
            _depths[process] = _depths[parent] + 1;
            place = Math.Min(place, _ranks[parent] + 1);
            while (place < _order.Count && _depths[_order[place]] > _depths[parent])
            {
                place++;
            }
        }
        _order.Insert(place, process);
        for (var i = place; i < _order.Count; i++)
        {
            _ranks[_order[i]] = i;
        }
    }
}
