using System.Globalization;
using System.Text;
using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants;

/// <summary><c>completes</c>: when nothing may happen any more, every process that is no server has ended.</summary>
public sealed class Completes : IInvariant
{
    private const int MostNamed = 5;

    /// <inheritdoc/>
    public string Name => "completes";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if (IsStuck(world[i]))
            {
                return Describe(world);
            }
        }
        return null;
    }

    private static bool IsStuck(ProcessView process) => process is { IsAlive: true, IsServer: false };

    private static Violation Describe(World world)
    {
        var sentence = new StringBuilder();
        var blocked = new List<(string Path, string WaitsFor)>();
        for (var i = 0; i < world.ProcessCount; i++)
        {
            var process = world[i];
            if (!IsStuck(process))
            {
                continue;
            }
            var waitsFor = process.Waiting?.ToString() ?? "its next step";
            if (blocked.Count < MostNamed)
            {
                sentence.Append(blocked.Count > 0 ? ", " : "").Append(CultureInfo.InvariantCulture, $"{process} waits for ever for {waitsFor}");
            }
            blocked.Add((process.Pid.ToString(), Pids.Hide(waitsFor, world)));
        }
        if (blocked.Count > MostNamed)
        {
            sentence.Append(CultureInfo.InvariantCulture, $", and {blocked.Count - MostNamed} more wait");
        }
        return new Violation(sentence.ToString()) { Kind = FailureKind.Stuck, Detail = Patterns(blocked), Blocked = blocked };
    }

    /// <summary>What processes wait for, each pattern once, in order.</summary>
    internal static string Patterns(IEnumerable<(string Path, string WaitsFor)> blocked) =>
        string.Join(" & ", new SortedSet<string>(blocked.Select(process => process.WaitsFor), StringComparer.Ordinal));
}
