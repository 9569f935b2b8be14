namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>A growing list without enumerators or versions; keeps its memory when it is cleared.</summary>
internal struct Row<T>
{
    private T[]? _items;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<T> Items => new(_items, 0, Count);

    public readonly ref T this[int index] => ref _items![index];

    public void Add(T item)
    {
        if (_items is null || Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        }
        _items[Count++] = item;
    }

    /// <summary>Puts one item in front of the one at a place, or at the end.</summary>
    public void Insert(int index, T item)
    {
        Add(item);
        Array.Copy(_items!, index, _items!, index + 1, Count - 1 - index);
        _items![index] = item;
    }

    /// <summary>Takes one item out; the others keep their order.</summary>
    public void RemoveAt(int index)
    {
        Count--;
        Array.Copy(_items!, index + 1, _items!, index, Count - index);
        _items![Count] = default!;
    }

    public void Clear()
    {
        if (_items is not null)
        {
            Array.Clear(_items, 0, Count);
        }
        Count = 0;
    }
}
