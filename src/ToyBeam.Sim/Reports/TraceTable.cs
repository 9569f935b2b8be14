using System.Globalization;
using System.Text;
using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;

namespace ToyBeam.Sim.Reports;

/// <summary>A trace in columns: the step, a mark where the schedule deviates, the process, what it did.</summary>
internal sealed class TraceTable(Recording recording, bool verbose)
{
    /// <summary>Rows that are told at each end of a long trace.</summary>
    private const int ToldRows = 40;

    private const int WidestProcess = 24;

    private readonly SortedSet<int> _deviating = DeviatingSteps(recording);

    public void AppendTo(StringBuilder text)
    {
        var rows = Rows();
        var process = rows.Count == 0 ? 0 : Math.Min(rows.Max(row => row.Process.Length), WidestProcess);
        var number = rows.Count == 0 ? 0 : Math.Max(4, rows.Max(row => row.Number.Length));
        text.Append(_deviating.Count == 0 ? "\n  trace\n" : "\n  trace (* where the schedule deviates)\n");
        for (var i = 0; i < rows.Count; i++)
        {
            if (!verbose && i == ToldRows && rows.Count > 2 * ToldRows)
            {
                var left = rows.Count - (2 * ToldRows);
                text.Append(CultureInfo.InvariantCulture, $"    {"…".PadLeft(number)}   {left} lines, up to step {rows[i + left - 1].Last}, are left out; show -v tells all\n");
                i += left;
            }
            var row = rows[i];
            var line = $"    {row.Number.PadLeft(number)} {(row.Deviates ? '*' : ' ')} {row.Process.PadRight(process)}  {row.Sentence}";
            text.Append(Paragraph.Wrap(line, number + process + 9)).Append('\n');
        }
        if (recording.Verdict.Violation is { } violation)
        {
            text.Append(Paragraph.Wrap($"    {"=>".PadLeft(number)}   {violation.Sentence}", number + 7)).Append('\n');
        }
    }

    private List<Row> Rows()
    {
        var rows = new List<Row>();
        foreach (var line in TraceText.Lines(recording, verbose))
        {
            var own = line is { Consequence: false, Step: > 0 };
            var row = new Row(line.Step, line.Step, own, own && _deviating.Contains(line.Step), line.Process, line.Text);
            if (rows.Count > 0 && row.IsMoreOf(rows[^1]))
            {
                rows[^1] = rows[^1] with { Last = row.Last };
            }
            else
            {
                rows.Add(row);
            }
        }
        return rows;
    }

    /// <summary>The steps that the schedule's deviations made, in order of time.</summary>
    private static SortedSet<int> DeviatingSteps(Recording recording)
    {
        var deviations = recording.Schedule.Deviations;
        var found = new SortedSet<int>();
        var steps = new int[recording.ProcessCount];
        var here = new Anchor("", 0, 0);
        for (var step = 1; step <= recording.Steps && found.Count < deviations.Length; step++)
        {
            if (deviations[found.Count].Anchor == here)
            {
                found.Add(step);
            }
            var choice = recording.ChoiceOf(step);
            here = choice.Kind == ChoiceKind.Deliver
                ? here with { Others = here.Others + 1 }
                : new Anchor(recording.PathOf(choice.Process), ++steps[choice.Process], 0);
        }
        return found;
    }

    /// <summary>One row: a line of the trace, or equal ones of several steps in a row (999 reductions of work are one).</summary>
    private sealed record Row(int First, int Last, bool IsStep, bool Deviates, string Process, string Text)
    {
        public string Number => !IsStep ? "" : First == Last ? Invariant($"{First}") : Invariant($"{First}..{Last}");

        public string Sentence => First == Last ? Text : Invariant($"{Text}, {Last - First + 1} times");

        public bool IsMoreOf(Row row) => IsStep && row.IsStep && !Deviates && First == row.Last + 1 && Process == row.Process && Text == row.Text;

        private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
