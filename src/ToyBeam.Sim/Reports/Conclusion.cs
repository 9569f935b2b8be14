using System.Globalization;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Statistics;

namespace ToyBeam.Sim.Reports;

/// <summary>What an exploration supports, in a sentence or two that claim no more: <c>complete</c>, or <c>sampled</c> with what may have been missed.</summary>
/// <remarks>Statements about what was not seen are about one sampler's distribution, never about all schedules.</remarks>
public static class Conclusion
{
    /// <summary>The sentences; begin with <c>complete</c> or <c>sampled</c>. Empty when nothing was run.</summary>
    /// <param name="result">The exploration.</param>
    /// <param name="program">Its program; null when each seed had its own.</param>
    /// <param name="interleavings">About how many there are; null to leave that out.</param>
    public static string Of(ExplorationResult result, TestedProgram? program, KnuthEstimate? interleavings)
    {
        if (result.Schedules == 0)
        {
            return "";
        }
        if (result.Complete)
        {
            return program is null
                ? $"complete: all traces of {Plural(result.Seeds, "program")} were run"
                : $"complete: {Plural(result.Distinct, "trace")}, which {(result.Distinct == 1 ? "is the only one" : "are all")} there {(result.Distinct == 1 ? "is" : "are")}{Failing(result)}";
        }
        var unproved = result.Unproved.Count == 0 || program is null ? ""
            : $" Every trace was run; not proved, for it may depend on the order of independent steps: {string.Join(", ", result.Unproved)}.";
        var sampled = $"sampled: {Plural(result.Schedules, "schedule")}{(program is null ? $" of {Plural(result.Seeds, "program")}" : "")}, {result.Distinct} distinct{Failing(result)}{Size(result, interleavings)}";
        var missed = program is null || result.CutSchedules > 0 ? "" : Missed(result, program); // What was cut might have failed.
        return sampled + (missed.Length + unproved.Length > 0 ? $".{unproved}{missed}" : "");
    }

    /// <summary>A probability as people read it, such as <c>0.9 %</c>, rounded up so that a bound stays one.</summary>
    public static string Percent(double probability)
    {
        if (probability <= 0)
        {
            return "0 %";
        }
        var percent = 100 * probability;
        var digits = percent >= 10 ? 0 : percent >= 1 ? 1 : (int)Math.Clamp(1 - Math.Floor(Math.Log10(Math.Max(percent, 1e-9))), 1, 9);
        var unit = Math.Pow(10, -digits);
        return (Math.Ceiling(percent / unit - 1e-9) * unit).ToString($"F{digits}", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>A number that is known by its decimal logarithm, such as <c>1680</c> or <c>4e9</c>.</summary>
    public static string Power(double log10)
    {
        if (log10 < 6)
        {
            return Math.Round(Math.Pow(10, log10)).ToString("F0", CultureInfo.InvariantCulture);
        }
        var exponent = Math.Floor(log10);
        var digit = Math.Round(Math.Pow(10, log10 - exponent));
        return digit >= 10
            ? string.Create(CultureInfo.InvariantCulture, $"1e{exponent + 1}")
            : string.Create(CultureInfo.InvariantCulture, $"{digit}e{exponent}");
    }

    private static string Failing(ExplorationResult result) => result.FailingSchedules == 0 ? "" : $", {result.FailingSchedules} of them fail{(result.FailingSchedules == 1 ? "s" : "")}";

    private static string Size(ExplorationResult result, KnuthEstimate? interleavings)
    {
        var traces = result.EstimatedTraces is { } about && about > (UInt128)result.Distinct ? $"{about} traces or more" : "";
        var all = interleavings is null ? "" : $"about {Power(interleavings.Log10)} interleavings";
        return traces.Length + all.Length == 0 ? "" : $"; there are {string.Join(", ", new[] { all, traces }.Where(part => part.Length > 0))}";
    }

    /// <summary>What the sampler that took most of the schedules may have missed.</summary>
    private static string Missed(ExplorationResult result, TestedProgram program)
    {
        var arm = result.Arms.Where(arm => arm.IsSampler).OrderByDescending(arm => arm.Schedules).FirstOrDefault();
        if (arm is null)
        {
            return "";
        }
        var under = $" Under {arm.Name} ({Plural(arm.Schedules, "schedule")})";
        var novelty = $"the next one is new with about {Percent(arm.Traces.Novelty)}";
        return arm.Failing > 0
            ? $"{under} {novelty}."
            : $"{under} a schedule breaks a claim with a probability below {Percent(Residual.AfterNone(arm.Schedules))} (at 95 %); {novelty}.{ByPct(arm, program)}";
    }

    private static string ByPct(Arm arm, TestedProgram program)
    {
        var depth = arm.Name.Split(':') is ["pct" or "fair-pct", var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (depth == 0)
        {
            return "";
        }
        var missed = Residual.MissedByPct(arm.Schedules, depth, Math.Max(1, program.Pilot.Processes), Math.Max(1, program.Pilot.Events));
        return $" A bug of depth {depth} was missed with a probability of at most {Percent(missed)}.";
    }

    private static string Plural(long count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
