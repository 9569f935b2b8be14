using ToyBeam.Core;

namespace ToyBeam.Sim.Running;

/// <summary>A hash of a state by identities: paths, ends, steps, links, and which signal of whom lies in which mailbox. Payloads have no part in it.</summary>
public static class StateHash
{
    /// <summary>The hash; independent of the order in which processes were created.</summary>
    public static ulong Of(World world)
    {
        var sum = 0UL;
        for (var i = 0; i < world.ProcessCount; i++)
        {
            sum += Of(world, world[i]);
        }
        return Hashing.Mix(sum);
    }

    private static ulong Of(World world, ProcessView process)
    {
        var hash = Hashing.Of(process.Pid.ToString());
        hash = Hashing.Mix(hash + (ulong)process.Steps);
        hash = Hashing.Mix(hash + (process.Reason is { } reason ? Hashing.Of(reason.Name) : process.IsTrapping ? 2UL : 1UL));
        for (var i = 0; i < process.MailboxCount; i++)
        {
            var (sender, number) = process.Origin(i);
            hash = Hashing.Mix(hash + Hashing.Of(world[sender].Pid.ToString()) + (ulong)number);
        }
        foreach (var linked in process.Links)
        {
            hash = Hashing.Mix(hash + Hashing.Of(world[linked].Pid.ToString()));
        }
        for (var i = 0; i < process.MonitorCount; i++)
        {
            hash = Hashing.Mix(hash + (ulong)process.Monitor(i).Number + 3);
        }
        return process.RegisteredName is { } name ? Hashing.Mix(hash + Hashing.Of(name)) : hash;
    }
}
