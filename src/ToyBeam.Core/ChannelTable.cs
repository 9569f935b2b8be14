namespace ToyBeam.Core;

/// <summary>The channels of one machine, made when a pair first needs one and kept from run to run.</summary>
internal sealed class ChannelTable
{
    private readonly List<Channel> _pool = [];
    private int _used;

    /// <summary>The channel from one process to another; made if need be, and then put among the receiver's in order of the senders' paths.</summary>
    public Channel Between(int from, int to, Process[] processes)
    {
        var incoming = processes[to].Incoming;
        var rank = processes[from].Pid.Rank;
        var i = incoming.Count;
        for (; i > 0; i--)
        {
            var sender = incoming[i - 1].From;
            if (sender == from)
            {
                return incoming[i - 1];
            }
            if (processes[sender].Pid.Rank < rank)
            {
                break;
            }
        }
        var channel = New();
        channel.Connect(from, to);
        incoming.Insert(i, channel);
        return channel;
    }

    /// <summary>The channel from one process to another; null when there has been none in this run.</summary>
    public static Channel? Find(int from, Process to)
    {
        foreach (var channel in to.Incoming)
        {
            if (channel.From == from)
            {
                return channel;
            }
        }
        return null;
    }

    public void Clear()
    {
        for (var i = 0; i < _used; i++)
        {
            _pool[i].Clear();
        }
        _used = 0;
    }

    private Channel New()
    {
        if (_used == _pool.Count)
        {
            _pool.Add(new Channel(_used));
        }
        return _pool[_used++];
    }
}
