using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>What is in flight in the machine, for comparison.</summary>
internal static class Channels
{
    /// <summary>How many signals are on their way from one process to another.</summary>
    public static int Count(World world, int from, int to) => Between(world, from, to)?.Count ?? 0;

    /// <summary>Whether a signal of that kind is on its way from one process to another.</summary>
    public static bool Carries(World world, int from, int to, SignalKind kind)
    {
        if (Between(world, from, to) is { } channel)
        {
            for (var i = 0; i < channel.Count; i++)
            {
                if (channel[i].Kind == kind)
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Whether a signal of another kind is on its way from one process to another.</summary>
    public static bool CarriesMoreThan(SignalKind kind, World world, int from, int to)
    {
        if (Between(world, from, to) is { } channel)
        {
            for (var i = 0; i < channel.Count; i++)
            {
                if (channel[i].Kind != kind)
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>The channel from one process to another; null when there has been none in this run.</summary>
    public static ChannelView? Between(World world, int from, int to)
    {
        var receiver = world[to];
        for (var i = 0; i < receiver.ChannelCount; i++)
        {
            if (receiver.Channel(i).From == from)
            {
                return receiver.Channel(i);
            }
        }
        return null;
    }

    /// <summary>How many channels into a process hold a signal.</summary>
    public static int NonEmptyInto(ProcessView receiver)
    {
        var count = 0;
        for (var i = 0; i < receiver.ChannelCount; i++)
        {
            count += receiver.Channel(i).Count > 0 ? 1 : 0;
        }
        return count;
    }
}
