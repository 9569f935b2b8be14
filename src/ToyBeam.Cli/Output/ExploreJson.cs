using System.Numerics;
using ToyBeam.Cli.Commands;
using ToyBeam.Cli.Options;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Statistics;

namespace ToyBeam.Cli.Output;

/// <summary><c>explore --json</c>: a line for what was asked for, one for each finding, one for what it came to.</summary>
internal sealed class ExploreJson(ExploreSettings settings, JsonLines lines) : IExploreReport
{
    public void Begin() => lines.Write(new RunLine(
        settings.Target.Name,
        Params(settings.Target.Parameters),
        settings.Strategy.Text,
        Opt.Lower(settings.Machine.Rules),
        Opt.Lower(settings.Machine.Delivery),
        Opt.Lower(settings.Machine.Granularity),
        settings.Seeds.From,
        settings.Seeds.Count,
        settings.SchedulesPerSeed,
        settings.Machine.MaxSteps,
        settings.StopAfter,
        settings.Shrink));

    public void Tell(Finding finding, string? file) => lines.Write(Line(finding, file));

    /// <summary>The line of a finding.</summary>
    public static FailLine Line(Finding finding, string? file) => new(
        finding.Invariant,
        finding.Signature,
        finding.Seed,
        finding.Run,
        finding.Recording.Steps,
        finding.Program.Tree?.ToString(),
        finding.Recording.Schedule.Deviations.Length,
        finding.Recording.Preemptions,
        finding.Token.ToString(),
        finding.Shrunk,
        finding.Verdict.Violation!.Sentence,
        finding.OriginalDeviations,
        finding.ProvedMinimal,
        finding.SeedToken?.ToString(),
        finding.Proof.Program,
        finding.ShrinkRuns,
        finding.Explanation?.Decisive,
        finding.Explanation?.Race,
        finding.Explanation is { } explanation ? [.. ReasonText.Sentences(explanation, finding.Recording)] : [],
        file);

    public void End(ExplorationResult result, ExploreEnd end, ExploreNumbers numbers)
    {
        foreach (var arm in result.Arms)
        {
            WriteArm(arm, numbers.Program is not null);
        }
        foreach (var (name, schedules) in result.Reached)
        {
            lines.Write(new ReachLine(name, schedules));
        }
        WriteSummary(result, end, numbers);
    }

    private void WriteArm(Arm arm, bool oneProgram)
    {
        var (traces, drawn) = (arm.Traces, arm.IsSampler && oneProgram);
        lines.Write(new ArmLine(
            arm.Name,
            arm.Schedules,
            arm.Failing,
            traces.Seen,
            traces.Once,
            traces.Twice,
            drawn ? traces.Novelty : null,
            drawn ? traces.AtLeast : null,
            drawn && arm.Failing == 0 ? Residual.AfterNone(arm.Schedules) : null));
    }

    private void WriteSummary(ExplorationResult result, ExploreEnd end, ExploreNumbers numbers) => lines.Write(new SummaryLine(
        settings.Target.Name,
        settings.Strategy.Text,
        Opt.Lower(settings.Machine.Delivery),
        result.Seeds,
        result.Schedules,
        result.Distinct,
        result.Steps,
        result.Findings.Count,
        result.FailingSchedules,
        result.Complete,
        end.Exit,
        result.CutSchedules,
        end.Stopped,
        result.EstimatedTraces is { } traces ? (BigInteger)traces : null,
        numbers.Interleavings?.Log10,
        [.. settings.RequireReach.Where(name => !result.Reached.ContainsKey(name))],
        result.Unproved));

    public static OrderedDictionary<string, int> Params(IEnumerable<Parameter> parameters)
    {
        var fields = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            fields.Add(name, value);
        }
        return fields;
    }
}
