namespace ToyBeam.Core;

/// <content>What is the same in two runs, or at two points of them, as one number.</content>
public sealed partial class Machine
{
    /// <summary>
    /// A hash of what happened up to the order of independent steps (trace theory's R0): what every process did and saw, in which order its mail arrived,
    /// and where that matters what happened to it unseen.
    /// </summary>
    /// <remarks>Source: A. Mazurkiewicz, "Trace theory", 1986. That it tells traces apart, and nothing else, is tested against all swaps of small programs.</remarks>
    public ulong TraceHash
    {
        get
        {
            var sum = Hashing.Mix(_timeouts);
            for (var i = 0; i < ProcessCount; i++)
            {
                var process = _processes[i];
                var unseen = Hashing.Mix(process.Unseen + Hashing.Mix(process.Delivered + 127));
                sum += Hashing.Mix(process.Pid.Hash + Hashing.Mix(process.History) + Hashing.Mix(process.Arrivals + 99) + unseen);
            }
            return sum;
        }
    }

    /// <summary>A hash of what the processes did and saw, whatever else arrived in their mailboxes (R1).</summary>
    public ulong ObservationHash
    {
        get
        {
            var sum = 0UL;
            for (var i = 0; i < ProcessCount; i++)
            {
                sum += Hashing.Mix(_processes[i].Pid.Hash + Hashing.Mix(_processes[i].History));
            }
            return sum;
        }
    }

    /// <summary>
    /// A hash of where the run stands: what happened so far, as in <see cref="TraceHash"/>, and the state. Points with equal hashes can go on in the same
    /// ways, and were reached by runs that differ in the order of independent steps alone.
    /// </summary>
    /// <remarks>
    /// Computed when asked for. Wide enough for searches that keep many millions. What the default schedule would do next is no part of it, and neither
    /// are ghost notes: they depend on the order of independent steps.
    /// </remarks>
    public UInt128 ConfigurationHash
    {
        get
        {
            var sum = new WideHash();
            sum.Add(_timeouts);
            sum.Add((ulong)_clock);
            sum.Add((ulong)_early);
            for (var i = 0; i < ProcessCount; i++)
            {
                sum.Merge(HashOf(_processes[i]));
                foreach (var channel in _processes[i].Incoming)
                {
                    sum.Merge(HashOf(channel));
                }
            }
            foreach (var entry in _names.Entries)
            {
                var hash = new WideHash();
                hash.Add(HashOf(entry));
                hash.Add(HashOf(entry.Past));
                sum.Merge(hash);
            }
            return sum.Value;
        }
    }

    private WideHash HashOf(Process process)
    {
        var hash = new WideHash();
        hash.Add(process.Pid.Hash);
        hash.Add(process.History);
        hash.Add(process.Arrivals);
        hash.Add(process.Unseen);
        hash.Add(process.Delivered);
        if (_causal)
        {
            hash.Add(HashOf(process.Past));
        }
        if (!process.Alive)
        {
            return hash;
        }
        hash.Add(process.Ignored);
        hash.Add((process.Trapping ? 1UL : 0) | (process.Condemned ? 2UL : 0) | (ulong)process.WorkDone << 2);
        hash.Add(process.Condemned ? process.DoomHash : _virtual && process.Unmatched ? (ulong)process.Deadline : 0);
        hash.Add(HashOf(process.Links));
        hash.Add(HashOf(process.LinkNews));
        hash.Add(HashOf(process.Watchers));
        hash.Add(HashOf(process.Monitors));
        return hash;
    }

    private WideHash HashOf(Channel channel)
    {
        var hash = new WideHash();
        hash.Add(_processes[channel.From].Pid.Hash);
        hash.Add(_processes[channel.To].Pid.Hash);
        hash.Add((ulong)channel.UnlinksSent << 33 | (ulong)channel.UnlinksSeen << 1 | (channel.Unlinked ? 1UL : 0));
        for (var i = 0; i < channel.Count; i++)
        {
            hash.Add(channel[i].Hash + (ulong)channel[i].Kind);
        }
        return channel.Count + channel.UnlinksSent == 0 ? default : hash; // As if it had never been used.
    }

    private ulong HashOf(LinkSet links)
    {
        var sum = 0UL;
        foreach (var linked in links.Processes)
        {
            sum += Hashing.Mix(_processes[linked].Pid.Hash);
        }
        return sum;
    }

    private ulong HashOf(LinkNews news)
    {
        var sum = 0UL;
        foreach (var (process, hash, _) in news.All)
        {
            sum += Hashing.Mix(_processes[process].Pid.Hash + hash);
        }
        return sum;
    }

    /// <remarks>Without their order, which nobody sees: those of one process keep theirs, and others hear of a death independently.</remarks>
    private static ulong HashOf(List<MonitorEnd> ends)
    {
        var sum = 0UL;
        foreach (var (_, reference) in ends)
        {
            sum += Hashing.Mix(reference.Owner.Hash + (ulong)reference.Number);
        }
        return sum;
    }

    private ulong HashOf(int[] past)
    {
        var sum = 0UL;
        for (var i = 0; i < past.Length; i++)
        {
            sum += past[i] == 0 ? 0 : Hashing.Mix(_processes[i].Pid.Hash + (ulong)past[i]);
        }
        return sum;
    }
}
