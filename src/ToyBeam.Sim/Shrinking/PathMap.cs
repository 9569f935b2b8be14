using ToyBeam.Sim.Schedules;

namespace ToyBeam.Sim.Shrinking;

/// <summary>Two processes exchange their paths, each with all its descendants.</summary>
internal sealed record PathMap(string One, string Other)
{
    public Schedule Applied(Schedule schedule) => new([.. schedule.Deviations.Select(Applied)]);

    private Deviation Applied(Deviation deviation)
    {
        var (anchor, choice) = deviation;
        return new Deviation(
            anchor with { Process = Applied(anchor.Process) },
            choice with { Process = Applied(choice.Process), Receiver = choice.Receiver is { } receiver ? Applied(receiver) : null });
    }

    private string Applied(string path) => Below(path, One) ? $"{Other}{path[One.Length..]}" : Below(path, Other) ? $"{One}{path[Other.Length..]}" : path;

    private static bool Below(string path, string root) => path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] == '.');
}
