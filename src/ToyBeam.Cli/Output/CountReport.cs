using System.Numerics;
using ToyBeam.Cli.Options;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Reports;

namespace ToyBeam.Cli.Output;

/// <summary>What an exhaustive search counted, for people or as JSON.</summary>
internal sealed class CountReport(Target target, MachineOptions machine, Engine engine, Count count, string? stopped)
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
            var stuckClaimed = count.Violating.Any(violating => violating.Key == "completes");
            var held = broken.Count > 0 ? string.Join(", ", broken) : stuckClaimed ? "none stuck, every claim held" : "every claim held";
            return count.Complete ? $"complete{UpTo}: {Everything}, {held}" : $"stopped at {Words.Count(Visited, engine.Unit)}{Why}: {held}; no claim beyond them";
        }
    }

    /// <summary>What claims were held against: all interleavings, or one of each trace.</summary>
    private string Everything => count.Interleavings is { } all && all == count.Runs ? Words.Count(all, "interleaving")
        : count.Interleavings is { } more ? $"{Words.Count(more, "interleaving")} in {Words.Count(count.Runs, "trace")}"
        : Words.Count(count.Runs, "trace");

    private string UpTo => count.Bound is null ? "" : count.BoundMet ? $" up to {count.Bound}" : $", with nothing beyond {count.Bound}";

    private BigInteger Visited => count.Nodes ?? count.Runs;

    private string Why => stopped is not null ? $" by {(stopped == Commands.Stopping.Time ? "--time" : "an interruption")}"
        : count.Cut > 0 ? $", {count.Cut} of them cut at the limit of {machine.MaxSteps} steps (--max-steps)"
        : " by --max";

    public void WriteJson(JsonLines lines)
    {
        lines.Write(new CountLine(
            target.Name,
            ExploreJson.Params(target.Parameters),
            engine.Name,
            Opt.Lower(machine.Delivery),
            count.Interleavings,
            count.MailboxOrderTraces,
            count.ObservationTraces,
            count.Outcomes.Count,
            count.Blocked,
            count.Nodes,
            InOrder(count.Violating),
            count.Complete && !count.BoundMet,
            Opt.Lower(machine.Rules),
            Opt.Lower(machine.Granularity),
            count.Steps,
            Exit,
            count.ViolatingInterleavings is { } violating ? InOrder(violating) : null,
            count.Bound?.ToString(),
            count.Complete && count.Bound is not null));
    }

    public void WriteText(TextWriter writer, Ink ink)
    {
        writer.WriteLine(Paragraph.Wrap(
            $"count {target.Title}: engine {engine.Name}, {(count.Bound is null ? "" : $"bound {count.Bound}, ")}{RunText.Conditions(machine)}"));
        writer.WriteLine();
        Figure(writer, "interleavings", count.Interleavings);
        Figure(writer, "nodes", count.Nodes);
        Figure(writer, "traces by mailbox order (r0)", count.MailboxOrderTraces);
        Figure(writer, "traces by observation (r1)", count.ObservationTraces);
        Figure(writer, "outcomes", count.Outcomes.Count);
        Figure(writer, "runs given up", count.Blocked);
        writer.WriteLine($"\n  {(count.Interleavings is null ? "traces" : "interleavings")} by outcome");
        var rest = count.Interleavings ?? count.Runs;
        foreach (var (outcome, number) in count.Outcomes.OrderByDescending(outcome => outcome.Value).ThenBy(outcome => outcome.Key, StringComparer.Ordinal).Take(MostOutcomes))
        {
            Row(writer, number, outcome);
            rest -= number;
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

    private static OrderedDictionary<string, T> InOrder<T>(IReadOnlyList<KeyValuePair<string, T>> violating) => new(violating, StringComparer.Ordinal);

    private static void Figure(TextWriter writer, string what, BigInteger? number)
    {
        if (number is not null)
        {
            writer.WriteLine($"  {what,-28}  {number,10}");
        }
    }

    private static void Row(TextWriter writer, BigInteger number, string what) => writer.WriteLine(Paragraph.Wrap($"  {number,10}  {what}", 14));
}
