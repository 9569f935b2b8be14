using ToyBeam.Cli.Output;
using ToyBeam.Sim.Conformance;

namespace ToyBeam.Cli.Commands;

/// <summary>What checking for conformance comes to.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Verdict">In a few words.</param>
/// <param name="Stopped">What ended it early; null when all programs were checked.</param>
internal sealed record ConformEnd(int Exit, string Verdict, string? Stopped)
{
    public static ConformEnd Of(ConformanceTotals totals, string? stopped)
    {
        var (exit, verdict) = totals switch
        {
            { Programs: 0 } => (ExitCode.NothingRan, "nothing ran"),
            { Mismatches: > 0 } => (ExitCode.Failure, $"{Words.Count(totals.Mismatches, "observation")} of the emulator cannot be observed here"),
            { Unresolved: > 0 } => (ExitCode.Incomplete, $"of {Words.Count(totals.Unresolved, "observation")} of the emulator nobody knows whether it can be observed here"),
            _ when stopped is not null => (ExitCode.Incomplete, "interrupted"),
            _ => (ExitCode.Pass, "everything that was observed on the emulator can be observed here"),
        };
        return new ConformEnd(exit, verdict, stopped);
    }
}
