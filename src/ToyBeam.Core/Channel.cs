namespace ToyBeam.Core;

/// <summary>Signals in flight from one process to another, oldest first.</summary>
/// <remarks>
/// Order is kept within a channel and nowhere else. Shape: a power-of-two ring that grows by doubling, length in signals; pooled and owned
/// by one machine. Source: Erlang reference manual, "Processes", delivery of signals.
/// </remarks>
internal sealed class Channel(int index)
{
    /// <summary>Its place among the channels of the machine, in order of first use in this run.</summary>
    public readonly int Index = index;

    private Signal[] _ring = new Signal[4];
    private int _head;

    public int From { get; private set; }

    public int To { get; private set; }

    public int Count { get; private set; }

    /// <summary>Whether its delivery is among the choices.</summary>
    public bool Offered { get; set; }

    /// <summary>How often <see cref="From"/> ended a link with <see cref="To"/> in this run, and of how many ends that heard.</summary>
    public int UnlinksSent { get; set; }

    public int UnlinksSeen { get; set; }

    /// <summary>Whether the last that <see cref="From"/> did about a link with <see cref="To"/> was to end it.</summary>
    public bool Unlinked { get; set; }

    public bool HoldsMoreThanMonitors
    {
        get
        {
            for (var i = Count - 1; i >= 0; i--)
            {
                if (this[i].Kind != SignalKind.Monitor)
                {
                    return true;
                }
            }
            return false;
        }
    }

    /// <summary>Causal delivery: what the latest signal that was no message has told the receiver; null for nothing.</summary>
    public int[]? Told { get; set; }

    public ref readonly Signal this[int index] => ref _ring[(_head + index) & (_ring.Length - 1)];

    public void Connect(int from, int to)
    {
        From = from;
        To = to;
        Offered = Unlinked = false;
        UnlinksSent = UnlinksSeen = 0;
        Told = null;
    }

    /// <summary>Puts a signal at the end; true when it is the only one.</summary>
    public bool Append(in Signal signal)
    {
        if (Count == _ring.Length)
        {
            Grow();
        }
        _ring[(_head + Count++) & (_ring.Length - 1)] = signal;
        return Count == 1;
    }

    /// <summary>Puts a signal of a process to itself behind its others, and before what tells it that there was nobody to monitor; true when it is the next one.</summary>
    public bool AppendBeforeDowns(in Signal signal)
    {
        Append(signal);
        var i = Count - 1;
        for (; i > 0 && signal.Kind != SignalKind.Down && this[i - 1].Kind == SignalKind.Down; i--)
        {
            (_ring[(_head + i) & (_ring.Length - 1)], _ring[(_head + i - 1) & (_ring.Length - 1)]) = (this[i - 1], signal);
        }
        return i == 0;
    }

    public Signal Take()
    {
        var signal = _ring[_head];
        _ring[_head] = default;
        _head = (_head + 1) & (_ring.Length - 1);
        Count--;
        return signal;
    }

    public void Clear()
    {
        Array.Clear(_ring);
        _head = Count = 0;
    }

    private void Grow()
    {
        var larger = new Signal[_ring.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            larger[i] = this[i];
        }
        _ring = larger;
        _head = 0;
    }
}
