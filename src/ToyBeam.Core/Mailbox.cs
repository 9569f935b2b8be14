using System.Runtime.CompilerServices;

namespace ToyBeam.Core;

/// <summary>The letters of one process, in order of arrival.</summary>
/// <remarks>Shape: a power-of-two ring that grows by doubling and keeps its size from run to run. Length in letters. Owned by one process.</remarks>
internal sealed class Mailbox
{
    private Letter[] _ring = new Letter[4];
    private int _head;

    public int Count { get; private set; }

    public ref Letter this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _ring[(_head + index) & (_ring.Length - 1)];
    }

    /// <summary>Room for one more letter at the end, to be filled in place: cheaper than to copy a struct that holds a reference.</summary>
    public ref Letter Append()
    {
        if (Count == _ring.Length)
        {
            Grow();
        }
        return ref this[Count++];
    }

    /// <summary>Takes one letter out; the others keep their order.</summary>
    public void RemoveAt(int index)
    {
        if (index == 0)
        {
            _ring[_head].Message = null!;
            _head = (_head + 1) & (_ring.Length - 1);
            Count--;
            return;
        }
        Count--;
        for (var i = index; i < Count; i++)
        {
            this[i] = this[i + 1];
        }
        this[Count].Message = null!;
    }

    public void Clear()
    {
        for (var i = 0; i < Count; i++)
        {
            this[i].Message = null!;
        }
        _head = Count = 0;
    }

    private void Grow()
    {
        var larger = new Letter[_ring.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            larger[i] = this[i];
        }
        _ring = larger;
        _head = 0;
    }
}
