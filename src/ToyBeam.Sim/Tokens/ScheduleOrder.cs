using ToyBeam.Sim.Schedules;

namespace ToyBeam.Sim.Tokens;

/// <summary>What a schedule must be like to go into a token: paths that are paths, in order of time.</summary>
internal static class ScheduleOrder
{
    /// <summary>Why a schedule cannot be written, as a sentence; null when it can.</summary>
    internal static string? FirstProblem(Schedule schedule)
    {
        var steps = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (anchor, choice) in schedule.Deviations)
        {
            var nobodyRan = anchor.Process.Length == 0;
            if (anchor.Steps < 0 || anchor.Others < 0 || (nobodyRan && anchor.Steps > 0))
            {
                return $"There is no point \"{anchor}\" in a run.";
            }
            if (!nobodyRan && PathCodec.Indices(anchor.Process) is null)
            {
                return $"\"{anchor.Process}\" is no path of a process.";
            }
            foreach (var path in (ReadOnlySpan<string>)[choice.Process, choice.Receiver ?? choice.Process])
            {
                if (PathCodec.Indices(path) is null)
                {
                    return $"\"{path}\" is no path of a process.";
                }
            }
            if (choice.Kind == Core.ChoiceKind.Deliver != choice.Receiver is not null)
            {
                return $"A delivery, and nothing else, has a receiver: \"{choice}\".";
            }
            if (steps.TryGetValue(anchor.Process, out var last) && anchor.Steps < last)
            {
                return $"The deviations are not in order of time: \"{anchor}\" comes too late.";
            }
            steps[anchor.Process] = anchor.Steps;
        }
        return null;
    }
}
