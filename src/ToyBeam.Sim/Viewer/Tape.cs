namespace ToyBeam.Sim.Viewer;

/// <summary>Numbers and lists of numbers that change from step to step; keeps the latest of each, and writes down only what changed.</summary>
/// <remarks>
/// A change is <c>[scope, field, value]</c> for a number, <c>[scope, field, at, removed, added…]</c> for a list. A number that was never set is
/// -1, a list empty. Scopes from 0 are processes; those below are the page's own.
/// </remarks>
internal sealed class Tape
{
    private readonly Dictionary<(int Scope, int Field), int> _values = [];
    private readonly Dictionary<(int Scope, int Field), List<int>> _lists = [];
    private List<int[]> _changes = [];

    /// <summary>The changes since the last call.</summary>
    public IReadOnlyList<int[]> Cut()
    {
        var changes = _changes;
        _changes = [];
        return changes;
    }

    /// <summary>Sets a number.</summary>
    public void Set(int scope, int field, int value)
    {
        if (_values.GetValueOrDefault((scope, field), -1) != value)
        {
            _values[(scope, field)] = value;
            _changes.Add([scope, field, value]);
        }
    }

    /// <summary>Sets a list; what it has in common with the last one at its two ends is not written down again.</summary>
    public void Set(int scope, int field, List<int> list)
    {
        var old = _lists.GetValueOrDefault((scope, field), []);
        var head = 0;
        while (head < old.Count && head < list.Count && old[head] == list[head])
        {
            head++;
        }
        var tail = 0;
        while (tail < old.Count - head && tail < list.Count - head && old[old.Count - 1 - tail] == list[list.Count - 1 - tail])
        {
            tail++;
        }
        if (head == old.Count && head == list.Count)
        {
            return;
        }
        _changes.Add([scope, field, head, old.Count - head - tail, .. list.GetRange(head, list.Count - head - tail)]);
        _lists[(scope, field)] = list;
    }
}
