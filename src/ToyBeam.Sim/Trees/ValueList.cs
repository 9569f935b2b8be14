using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ToyBeam.Sim.Trees;

/// <summary>An immutable list that equals another list with equal elements in the same order.</summary>
/// <remarks>The lists inside a <see cref="ProgramTree"/>: records compare them by value, which <see cref="ImmutableArray{T}"/> does not offer.</remarks>
/// <typeparam name="T">The element type; compared with its default equality.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly ImmutableArray<T> _items;

    internal ValueList(ImmutableArray<T> items) => _items = items;

    /// <summary>How many elements.</summary>
    public int Count => _items.Length;

    /// <summary>The element at <paramref name="index"/>, from 0.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in _items)
            hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        return hash;
    }

    /// <summary>Walks the elements in order, without allocating.</summary>
    /// <returns>The array's own enumerator.</returns>
    public ImmutableArray<T>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_items).GetEnumerator();

    /// <summary>This list with one element replaced.</summary>
    internal ValueList<T> With(int index, T item) => new(_items.SetItem(index, item));

    /// <summary>This list without one element.</summary>
    internal ValueList<T> Without(int index) => new(_items.RemoveAt(index));

    /// <summary>The elements of a range.</summary>
    internal ReadOnlySpan<T> Slice(int start, int length) => _items.AsSpan().Slice(start, length);
}

/// <summary>Makes <see cref="ValueList{T}"/>s; the target of collection expressions.</summary>
public static class ValueList
{
    /// <summary>A list with these elements, in this order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The elements; copied.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);
}
