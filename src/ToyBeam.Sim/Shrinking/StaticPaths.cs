using ToyBeam.Core;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Shrinking;

/// <summary>The paths of static processes depend on their place in a program: when one is deleted, those behind it move up.</summary>
internal static class StaticPaths
{
    /// <summary>A schedule of one tree as one of another, where static processes go by name. What concerns one that is not there any more is left out.</summary>
    public static Schedule Moved(Schedule schedule, ProgramTree from, ProgramTree to)
    {
        if (from.Processes.Count == to.Processes.Count)
        {
            return schedule;
        }
        var paths = new SortedDictionary<string, string>(StringComparer.Ordinal) { [""] = "" };
        for (var i = 0; i < from.Processes.Count; i++)
        {
            for (var j = 0; j < to.Processes.Count; j++)
            {
                if (from.Processes[i].Name == to.Processes[j].Name)
                {
                    paths[Pid.RootName(i)] = Pid.RootName(j);
                }
            }
        }
        return new Schedule([.. schedule.Deviations.Select(deviation => Moved(deviation, paths)).OfType<Deviation>()]);
    }

    private static Deviation? Moved(Deviation deviation, SortedDictionary<string, string> paths)
    {
        var (anchor, choice) = deviation;
        return Moved(anchor.Process, paths) is { } at && Moved(choice.Process, paths) is { } process && Moved(choice.Receiver ?? "", paths) is { } receiver
            ? new Deviation(anchor with { Process = at }, choice with { Process = process, Receiver = choice.Receiver is null ? null : receiver })
            : null;
    }

    private static string? Moved(string path, SortedDictionary<string, string> paths)
    {
        var root = path.IndexOf('.') is var dot and >= 0 ? path[..dot] : path;
        return paths.TryGetValue(root, out var moved) ? moved + path[root.Length..] : null;
    }
}
