using ToyBeam.Core;

namespace ToyBeam.Scenarios.Programs;

/// <summary>All schedules of a small program, one after the other: plain depth-first search by running again from the start. An oracle, not an engine.</summary>
internal static class Interleavings
{
    /// <summary>Calls back at the end of every schedule; <paramref name="seen"/> sees every event on the way, or those of the given kinds.</summary>
    /// <returns>How many schedules there are.</returns>
    /// <exception cref="InvalidOperationException">There are more than <paramref name="most"/>.</exception>
    public static int Of(
        Start start,
        MachineOptions options,
        Action<Machine>? atEnd = null,
        Action<Machine>? seen = null,
        EventKinds kinds = EventKinds.All,
        int most = int.MaxValue)
    {
        var machine = new Machine(options) { Observed = seen is null ? EventKinds.None : kinds };
        var path = new List<(int Taken, int Of)>();
        var count = 0;
        do
        {
            machine.Reset(start);
            seen?.Invoke(machine);
            for (var depth = 0; !machine.Enabled.IsEmpty; depth++)
            {
                if (depth == path.Count)
                {
                    path.Add((0, machine.Enabled.Length));
                }
                machine.Step(path[depth].Taken);
                seen?.Invoke(machine);
            }
            if (++count > most)
            {
                throw new InvalidOperationException($"There are more than {most} schedules.");
            }
            atEnd?.Invoke(machine);
        }
        while (Advance(path));
        return count;
    }

    private static bool Advance(List<(int Taken, int Of)> path)
    {
        while (path.Count > 0)
        {
            var (taken, of) = path[^1];
            if (taken + 1 < of)
            {
                path[^1] = (taken + 1, of);
                return true;
            }
            path.RemoveAt(path.Count - 1);
        }
        return false;
    }
}
