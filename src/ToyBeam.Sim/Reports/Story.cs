using System.Globalization;
using System.Text;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Shrinking;

namespace ToyBeam.Sim.Reports;

/// <summary>A finding as a person reads it: what broke, the program, the schedule, the trace, the numbers, how to run it again. Plain text, at most 100 columns but for what is to be pasted.</summary>
public static class Story
{
    /// <summary>The story, up to how to run it again: a command line, an attribute and a call each say that in their own way.</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="result">The exploration that found it, for its numbers; null for a replay.</param>
    /// <param name="heading">What to begin with, a blank at its end; nothing by default.</param>
    public static string Of(Finding finding, ExplorationResult? result = null, string heading = "")
    {
        var text = new StringBuilder();
        AppendLine(text, $"{heading}{finding.Invariant}: {finding.Verdict.Violation!.Sentence}", 2);
        AppendProgram(text, finding);
        AppendSchedule(text, finding.Recording, finding.OriginalDeviations);
        AppendTrace(text, finding.Recording);
        AppendReasons(text, finding);
        text.Append('\n');
        return text.Append(Paragraph.Wrap($"  {Numbers(finding, result)}", 2)).ToString();
    }

    /// <summary>The schedule of a run, as deviations from the default one.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="recording">The run.</param>
    /// <param name="before">How many deviations it had before it was shrunk; null when it was not.</param>
    public static void AppendSchedule(StringBuilder text, Recording recording, int? before = null)
    {
        var deviations = recording.Schedule.Deviations;
        var shrunk = before is null || before <= deviations.Length ? "" : $" (shrunk from {Plural(before.Value, "deviation")} to {deviations.Length})";
        text.Append(CultureInfo.InvariantCulture, $"\n  schedule{shrunk}\n");
        text.Append(deviations.IsEmpty
            ? "    the default one: keep running the same process, else the lowest path\n"
            : "    keep running the same process, else the lowest path, but\n");
        foreach (var deviation in deviations)
        {
            AppendLine(text, $"    - {InWords(recording, deviation)}", 6);
        }
    }

    /// <summary>The numbered trace of a run, indented by two; steps at which the schedule deviates from the default one are marked.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="recording">The run.</param>
    /// <param name="verbose">Everything: what is as one expects, and the middle of a long trace.</param>
    public static void AppendTrace(StringBuilder text, Recording recording, bool verbose = false) => new TraceTable(recording, verbose).AppendTo(text);

    private static void AppendProgram(StringBuilder text, Finding finding)
    {
        if (finding.Program.Tree is not { } tree)
        {
            return;
        }
        var from = finding.Original.Tree!.Size;
        text.Append(from == tree.Size ? "\n  program\n" : $"\n  program (shrunk from {from} instructions to {tree.Size})\n");
        foreach (var line in tree.ToString().TrimEnd().Split('\n'))
        {
            text.Append("    ").Append(line).Append('\n');
        }
    }

    private static void AppendReasons(StringBuilder text, Finding finding)
    {
        if (finding.Explanation is not { } explanation)
        {
            return;
        }
        var heading = "\n  why\n";
        foreach (var sentence in ReasonText.Sentences(explanation, finding.Recording))
        {
            text.Append(heading);
            AppendLine(text, $"    - {sentence}", 6);
            heading = "";
        }
    }

    /// <summary>A deviation with the names of the processes.</summary>
    internal static string InWords(Recording recording, Schedules.Deviation deviation)
    {
        var (anchor, choice) = deviation;
        return $"{anchor.InWords(path => LabelOf(recording, path))}: {choice.InWords(path => LabelOf(recording, path))}";
    }

    private static string LabelOf(Recording recording, string path)
    {
        for (var i = 0; i < recording.ProcessCount; i++)
        {
            if (string.Equals(recording.PathOf(i), path, StringComparison.Ordinal))
            {
                return recording.Label(i);
            }
        }
        return path;
    }

    private static string Numbers(Finding finding, ExplorationResult? result)
    {
        if (finding.Strategy == Finding.Remembered)
        {
            return "remembered from an earlier exploration, as it was left then";
        }
        var met = finding.Seed is { } seed ? $"seed {seed}, run {finding.Run}, strategy {finding.Strategy}"
            : finding.Strategy == Explorer.SearchName ? $"trace {finding.Run + 1} of a search by traces"
            : finding.Strategy == Explorer.ShrinkerName ? "met while another failure was shrunk"
            : "replayed";
        var schedules = result is null ? "" : $"; {Plural(result.Schedules, "schedule")} run, {result.Distinct} distinct";
        var shrink = !finding.Shrunk ? "not shrunk"
            : $"shrunk in {Plural(finding.ShrinkRuns, "run")}: {Minimal(finding.Proof, finding.Program.Tree is not null)}";
        return $"{met}{schedules}; {shrink}";
    }

    /// <summary>How minimal the story is, and by what right that is said.</summary>
    private static string Minimal(ShrinkProof proof, bool isTree)
    {
        if (proof.Cut)
        {
            return "cut short, the least found so far";
        }
        if (!proof.Schedule)
        {
            return "the least found; not every schedule with fewer deviations was tried";
        }
        var program = !isTree ? ""
            : proof.Program ? ", and no program that is one step smaller fails so at all"
            : $"; the program is minimal among {proof.Candidates} tried, {proof.Undecided} of them by samples";
        return $"{(proof.Program || !isTree ? "proved minimal: " : "")}no schedule with fewer deviations fails so{program}";
    }

    private static void AppendLine(StringBuilder text, string line, int indent) => text.Append(Paragraph.Wrap(line, indent)).Append('\n');

    private static string Plural(long count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
