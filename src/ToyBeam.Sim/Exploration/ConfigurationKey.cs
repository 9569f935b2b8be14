using ToyBeam.Core;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Exploration;

/// <summary>A hash of everything that the future of a run depends on, and of what its processes have been told so far.</summary>
/// <remarks>
/// What a process has left to do is code, which cannot be hashed; but it follows from how many steps the process has taken and what its
/// instructions gave it. Messages count by their content, whoever sent them: then different histories can meet in one configuration.
/// Nothing depends on the order in which processes were created.
/// </remarks>
internal sealed class ConfigurationKey
{
    private readonly List<ulong> _paths = [];
    private readonly List<ulong> _told = [];

    /// <summary>The kinds of event it wants to see: those in which a process is told something.</summary>
    public const EventKinds Needs = Observer.Kinds;

    /// <summary>A run begins.</summary>
    public void Begin()
    {
        _paths.Clear();
        _told.Clear();
    }

    /// <summary>Takes in what a step did.</summary>
    public void See(ReadOnlySpan<Event> events, World world)
    {
        for (var i = _paths.Count; i < world.ProcessCount; i++)
        {
            _paths.Add(Hashing.Of(world[i].Pid.ToString()));
            _told.Add(0);
        }
        foreach (ref readonly var e in events)
        {
            if ((Needs & (EventKinds)(1L << (int)e.Kind)) != 0)
            {
                _told[e.Process] = Hashing.Mix(_told[e.Process] + Told(e) + (ulong)e.Kind);
            }
        }
    }

    /// <summary>The key of the configuration.</summary>
    public ulong Of(World world)
    {
        var sum = 0UL;
        for (var i = 0; i < world.ProcessCount; i++)
        {
            sum += Of(world[i]);
        }
        return Hashing.Mix(sum);
    }

    private ulong Told(in Event e) => e.Kind switch
    {
        EventKind.Received => Content(e.Payload!),
        EventKind.LookedUp => e.Other < 0 ? 0 : _paths[e.Other],
        EventKind.TrapSet => (ulong)e.Clause,
        EventKind.TimedOut => 0,
        _ => (ulong)e.Number,
    };

    private ulong Of(ProcessView process)
    {
        var hash = Hashing.Mix(_paths[process.Index] + _told[process.Index]);
        if (process.Reason is { } reason)
        {
            return Hashing.Mix(hash + Hashing.Of(reason.Name) + (process.Result is { } result ? Hashing.Of(Literal.Of(result)) : 1));
        }
        hash = Hashing.Mix(hash + ((ulong)process.Steps << 1) + (process.IsTrapping ? 1UL : 0));
        hash = Hashing.Mix(hash + (process.Doom is { } doom ? Hashing.Of(doom.Name) : 2));
        hash = Hashing.Mix(hash + (process.RegisteredName is { } name ? Hashing.Of(name) : 3));
        for (var i = 0; i < process.MailboxCount; i++)
        {
            hash = Hashing.Mix(hash + Content(process.Message(i)));
        }
        foreach (var linked in process.Links)
        {
            hash = Hashing.Mix(hash + _paths[linked] + 5);
        }
        for (var i = 0; i < process.MonitorCount; i++)
        {
            hash = Hashing.Mix(hash + Content(process.Monitor(i)) + 7);
        }
        for (var i = 0; i < process.WatcherCount; i++)
        {
            hash = Hashing.Mix(hash + Content(process.Watcher(i).Reference) + 11);
        }
        for (var i = 0; i < process.ChannelCount; i++)
        {
            var channel = process.Channel(i);
            hash = channel.Count == 0 && channel.UnlinksSent == 0 ? hash : Hashing.Mix(hash + Of(channel));
        }
        return hash;
    }

    private ulong Of(ChannelView channel)
    {
        var hash = Hashing.Mix(_paths[channel.From] + ((ulong)channel.UnlinksSent << 32) + ((ulong)channel.UnlinksSeen << 1) + (channel.Unlinked ? 1UL : 0));
        for (var i = 0; i < channel.Count; i++)
        {
            var signal = channel[i];
            hash = Hashing.Mix(hash + (signal.Payload is { } payload ? Content(payload) : 13) + ((ulong)signal.Kind << 32) + (ulong)signal.UnlinksSeen);
        }
        return hash;
    }

    private static ulong Content(object message) => message switch
    {
        string text => Hashing.Of(text),
        ExitMessage exit => Hashing.Mix(Hashing.Of(exit.From.ToString()) + Hashing.Of(exit.Reason.Name) + 17),
        DownMessage down => Hashing.Mix(Content(down.Ref) + Hashing.Of(down.Reason.Name) + 19),
        MonitorRef reference => Hashing.Mix(Hashing.Of(reference.Owner.ToString()) + (ulong)reference.Number + 23),
        ExitReason reason => Hashing.Mix(Hashing.Of(reason.Name) + 29),
        _ => Hashing.Mix(Hashing.Of(Literal.Of(message)) + 31),
    };
}
