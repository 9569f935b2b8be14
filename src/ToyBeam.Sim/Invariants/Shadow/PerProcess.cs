namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>A value for each process of a run, by index; the default until it is set. Keeps its memory from run to run.</summary>
internal sealed class PerProcess<T>
{
    private T[] _items = new T[16];

    /// <summary>One more than the highest index that was asked for in this run.</summary>
    public int Count { get; private set; }

    public ref T this[int process]
    {
        get
        {
            if (process >= Count)
            {
                Reach(process);
            }
            return ref _items[process];
        }
    }

    public void Clear()
    {
        Array.Clear(_items, 0, Count);
        Count = 0;
    }

    private void Reach(int process)
    {
        Count = process + 1;
        if (Count > _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }
    }
}
