using System.Globalization;
using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Trees;

/// <summary>Runs programs and says what became of them.</summary>
internal sealed class Runs(MachineOptions options)
{
    private readonly Runner _runner = new(options, []);

    /// <summary>The trace hash of a random schedule.</summary>
    internal ulong Hash(Start start, ulong seed)
    {
        Run(start, new RandomWalk(), seed);
        return _runner.Machine.TraceHash;
    }

    /// <summary>Of each process: its path, how it ended (or that it waits), its result.</summary>
    internal string Outcome(Start start, ulong? seed = null)
    {
        Run(start, seed is null ? new DefaultSchedule() : new RandomWalk(), seed ?? 0);
        var world = _runner.Machine.World;
        var ends = new List<string>();
        for (var i = 0; i < world.ProcessCount; i++)
        {
            var process = world[i];
            var how = process.Reason is { } reason ? reason.Name : "waits";
            ends.Add(string.Create(CultureInfo.InvariantCulture, $"{process.Pid} {how}{(process.Result is { } result ? $" \"{result}\"" : "")}"));
        }
        ends.Sort(StringComparer.Ordinal);
        return string.Join(", ", ends);
    }

    // Neither of the two strategies looks at the pilot run.
    private void Run(Start start, IStrategy strategy, ulong seed) =>
        Assert.Equal(Verdict.Passed, _runner.Run(start, strategy, new RunInfo(seed, 0, null!)));
}
