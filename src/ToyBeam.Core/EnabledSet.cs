using System.Runtime.CompilerServices;

namespace ToyBeam.Core;

/// <summary>What may happen next, in the order of keys: runs in path order, deliveries by the paths of sender and receiver, timeouts in path order. Kept up to date, never recomputed.</summary>
/// <remarks>Two parallel arrays, sorted by key. <see cref="Current"/> follows the choice of the process that is taking a step through inserts and removals.</remarks>
internal sealed class EnabledSet
{
    private const int RankBits = 30;

    private Choice[] _choices = new Choice[16];
    private long[] _keys = new long[16];

    public int Count { get; private set; }

    /// <summary>Index of the next run of the process that took the last step; -1 when it is not enabled.</summary>
    public int Current { get; private set; } = -1;

    public ReadOnlySpan<Choice> Choices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_choices, 0, Count);
    }

    public Choice this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _choices[index];
    }

    public static long RunKey(Pid process) => process.Rank;

    public static long DeliverKey(Pid from, Pid to) => 1L << (2 * RankBits) | (long)from.Rank << RankBits | (long)to.Rank;

    public static long TimeoutKey(Pid process) => 2L << (2 * RankBits) | (long)process.Rank;

    public void Clear()
    {
        Count = 0;
        Current = -1;
    }

    public void StepFrom(int index) => Current = index;

    /// <summary>Changes what the current process would do next.</summary>
    public void ReplaceCurrent(Choice choice) => _choices[Current] = choice;

    /// <summary>Makes the choice with a key the current one, if it is there.</summary>
    public void Focus(long key)
    {
        var i = Array.BinarySearch(_keys, 0, Count, key);
        Current = i < 0 ? -1 : i;
    }

    public void Insert(Choice choice, long key)
    {
        if (Count == _choices.Length)
        {
            Array.Resize(ref _choices, Count * 2);
            Array.Resize(ref _keys, Count * 2);
        }
        var i = Count++;
        for (; i > 0 && _keys[i - 1] > key; i--)
        {
            _keys[i] = _keys[i - 1];
            _choices[i] = _choices[i - 1];
        }
        _keys[i] = key;
        _choices[i] = choice;
        if (i <= Current)
        {
            Current++;
        }
    }

    public void Remove(long key)
    {
        var i = Current >= 0 && _keys[Current] == key ? Current : IndexOf(key);
        Count--;
        for (var j = i; j < Count; j++)
        {
            _choices[j] = _choices[j + 1];
            _keys[j] = _keys[j + 1];
        }
        if (i <= Current)
        {
            Current = i == Current ? -1 : Current - 1;
        }
    }

    public void Rekey(Func<Choice, long> key)
    {
        for (var i = 0; i < Count; i++)
        {
            _keys[i] = key(_choices[i]);
        }
    }

    private int IndexOf(long key)
    {
        var i = 0;
        while (_keys[i] != key)
        {
            i++;
        }
        return i;
    }
}
