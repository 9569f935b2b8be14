namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>One <see cref="Row{T}"/> for each process of a run, by index. Keeps its memory from run to run.</summary>
internal sealed class Rows<T>
{
    private Row<T>[] _rows = new Row<T>[16];
    private int _used;

    public ref Row<T> this[int process]
    {
        get
        {
            if (process >= _used)
            {
                _used = process + 1;
                if (_used > _rows.Length)
                {
                    Array.Resize(ref _rows, _used * 2);
                }
            }
            return ref _rows[process];
        }
    }

    public void Clear()
    {
        for (var i = 0; i < _used; i++)
        {
            _rows[i].Clear();
        }
        _used = 0;
    }
}
