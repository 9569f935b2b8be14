using ToyBeam.Cli.Options;
using ToyBeam.Cli.Output;
using ToyBeam.Sim.Exploration;

namespace ToyBeam.Cli.Commands;

/// <summary>What an exploration comes to.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Verdict">In a few words.</param>
/// <param name="Stopped">What ended it early: <c>time</c>, <c>interrupt</c>, <c>stop-after</c>; null when all seeds were finished.</param>
/// <param name="Incomplete">What was not run to its end, in words; empty when all was.</param>
internal sealed record ExploreEnd(int Exit, string Verdict, string? Stopped, string Incomplete)
{
    public static ExploreEnd Of(ExploreSettings settings, ExplorationResult result, string? stopped)
    {
        stopped ??= result.Finished ? null : "stop-after";
        var incomplete = string.Join("; ", Cuts(settings, result, stopped));
        if (result.Schedules == 0)
        {
            return new ExploreEnd(ExitCode.NothingRan, "nothing ran", stopped, "there is no seed in the range");
        }
        if (result.Findings.Count > 0)
        {
            var exit = settings.ExitZero || settings.ExpectFailure ? ExitCode.Pass : ExitCode.Failure;
            return new ExploreEnd(exit, $"{Words.Count(result.Findings.Count, "kind")} of failure", stopped, incomplete);
        }
        var unreached = settings.RequireReach.Where(name => !result.Reached.ContainsKey(name)).ToList();
        if (unreached.Count > 0)
        {
            return new ExploreEnd(settings.ExitZero ? ExitCode.Pass : ExitCode.Failure, $"not reached by any schedule: {string.Join(", ", unreached)}", stopped, incomplete);
        }
        return incomplete.Length > 0 ? new ExploreEnd(ExitCode.Incomplete, "incomplete", stopped, incomplete)
            : settings.ExpectFailure ? new ExploreEnd(ExitCode.ExpectedFailureAbsent, "no failure, and one was expected", stopped, "")
            : new ExploreEnd(ExitCode.Pass, "every claim held", stopped, "");
    }

    private static IEnumerable<string> Cuts(ExploreSettings settings, ExplorationResult result, string? stopped)
    {
        var after = $"after {result.Seeds} of {Words.Count(settings.Seeds.Count, "seed")}";
        if (stopped is not null)
        {
            yield return stopped switch
            {
                Stopping.Time => $"--time cut it {after}",
                Stopping.Interrupt => $"interrupted {after}",
                _ => $"--stop-after ended it {after}",
            };
        }
        if (result.CutSchedules > 0)
        {
            yield return $"{Words.Count(result.CutSchedules, "schedule")} cut at the limit of {settings.Machine.MaxSteps} steps (--max-steps)";
        }
    }
}
