using ToyBeam.Cli.Options;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Reports;

namespace ToyBeam.Cli.Output;

/// <summary>What an exhaustive search counted, for people or as JSON.</summary>
internal sealed class CountReport(Target target, MachineOptions machine, string engine, Count count, string? stopped)
{
    /// <summary>Outcomes that are shown to people.</summary>
    private const int MostOutcomes = 20;

    public int Exit => count.Violating.Any(violating => violating.Value > 0) ? ExitCode.Failure
        : count.Complete ? ExitCode.Pass
        : ExitCode.Incomplete;

    /// <summary>Such as <c>complete: 3 interleavings, none stuck</c>.</summary>
    public string Verdict
    {
        get
        {
            var broken = count.Violating.Where(violating => violating.Value > 0).Select(violating => $"{violating.Value} break {violating.Key}").ToList();
            var all = Words.Count(count.Interleavings, "interleaving");
            var stuckClaimed = count.Violating.Any(violating => violating.Key == "completes");
            var held = broken.Count > 0 ? string.Join(", ", broken) : stuckClaimed ? "none stuck, every claim held" : "every claim held";
            return count.Complete ? $"complete: {all}, {held}" : $"stopped at {all}{Why}: {held}; no claim beyond them";
        }
    }

    private string Why => stopped is not null ? $" by {(stopped == Commands.Stopping.Time ? "--time" : "an interruption")}"
        : count.Cut > 0 ? $", {count.Cut} of them cut at the limit of {machine.MaxSteps} steps (--max-steps)"
        : " by --max";

    public void WriteJson(JsonLines lines)
    {
        var violating = new OrderedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (invariant, interleavings) in count.Violating)
        {
            violating.Add(invariant, interleavings);
        }
        lines.Write(new CountLine(
            target.Name,
            ExploreJson.Params(target.Parameters),
            engine,
            Opt.Lower(machine.Delivery),
            count.Interleavings,
            count.MailboxOrderTraces,
            count.ObservationTraces,
            count.Outcomes.Count,
            Blocked: null,
            Nodes: null,
            violating,
            count.Complete,
            Opt.Lower(machine.Rules),
            Opt.Lower(machine.Granularity),
            count.Steps,
            Exit));
    }

    public void WriteText(TextWriter writer, Ink ink)
    {
        writer.WriteLine(Paragraph.Wrap(
            $"count {target.Title}: engine {engine}, {RunText.Conditions(machine)}"));
        writer.WriteLine();
        Figure(writer, "interleavings", count.Interleavings);
        Figure(writer, "traces by mailbox order (r0)", count.MailboxOrderTraces);
        Figure(writer, "traces by observation (r1)", count.ObservationTraces);
        Figure(writer, "outcomes", count.Outcomes.Count);
        writer.WriteLine("\n  interleavings by outcome");
        var rest = count.Interleavings;
        foreach (var (outcome, interleavings) in count.Outcomes.OrderByDescending(outcome => outcome.Value).ThenBy(outcome => outcome.Key, StringComparer.Ordinal).Take(MostOutcomes))
        {
            Row(writer, interleavings, outcome);
            rest -= interleavings;
        }
        if (rest > 0)
        {
            Row(writer, rest, $"in {count.Outcomes.Count - MostOutcomes} other outcomes");
        }
        writer.WriteLine();
        WriteVerdict(writer, ink);
    }

    private void WriteVerdict(TextWriter writer, Ink ink)
    {
        var verdict = Paragraph.Wrap(Verdict);
        switch (Exit)
        {
            case ExitCode.Pass:
                ink.Good(verdict);
                break;
            case ExitCode.Failure:
                ink.Bad(verdict);
                break;
            default:
                writer.Write(verdict);
                break;
        }
        writer.WriteLine();
    }

    private static void Figure(TextWriter writer, string what, long number) => writer.WriteLine($"  {what,-28}  {number,10}");

    private static void Row(TextWriter writer, long number, string what) => writer.WriteLine(Paragraph.Wrap($"  {number,10}  {what}", 14));
}
