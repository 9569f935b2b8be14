using System.Globalization;
using System.Text;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Sim.Rendering;

/// <summary>A trace as text with a column for each process, at most 100 columns wide.</summary>
/// <remarks>
/// <c>*</c> marks a step that deviates from the default schedule, <c>|</c> one at which another process runs than before. Equal steps in a row are one
/// line. When there are more processes than fit, those that do most have columns, and the steps of the others are counted.
/// </remarks>
public sealed class Columns
{
    private const int MostColumns = 5;
    private const int Gap = 2;

    private readonly Scene _scene;
    private readonly bool _verbose;
    private readonly int[] _columns; // By column the place of its process.
    private readonly int _width;
    private readonly int _numbers;
    private readonly StringBuilder _text = new();
    private int _hiddenSteps;
    private readonly SortedSet<string> _hidden = new(StringComparer.Ordinal);

    private Columns(Scene scene, bool verbose)
    {
        _scene = scene;
        _verbose = verbose;
        _columns = [.. Enumerable.Range(0, scene.Processes.Length).OrderByDescending(place => scene.Steps.Count(step => scene.PlaceOf(step.Actor) == place)).Take(MostColumns).Order()];
        _numbers = Math.Max(4, scene.Trace.Steps.Length.ToString(CultureInfo.InvariantCulture).Length * 2 + 2);
        _width = _columns.Length == 0 ? 0 : (Paragraph.Width - _numbers - 2 - (Gap * _columns.Length)) / _columns.Length;
    }

    /// <summary>The text.</summary>
    /// <param name="scene">What of it.</param>
    /// <param name="verbose">Also what goes without saying; and equal steps each on a line.</param>
    public static string Draw(Scene scene, bool verbose = false)
    {
        var columns = new Columns(scene, verbose);
        columns.Append();
        return columns._text.ToString();
    }

    private void Append()
    {
        if (_columns.Length == 0)
        {
            _text.Append("nothing happened\n");
            return;
        }
        AppendRow("", "", [.. _columns.Select(place => Scene.Label(_scene.Processes[place]))]);
        var running = "";
        for (var i = 0; i < _scene.Steps.Length; i++)
        {
            var step = _scene.Steps[i];
            var cells = CellsOf(step);
            if (cells.All(static cell => cell.Length == 0))
            {
                if (!_columns.Contains(_scene.PlaceOf(step.Actor))) // Else it is a step with nothing to tell.
                {
                    _hiddenSteps++;
                    _hidden.Add(step.Actor);
                }
                running = step.Actor;
                continue;
            }
            AppendHidden();
            var last = i;
            while (!_verbose && last + 1 < _scene.Steps.Length && IsMore(step, _scene.Steps[last + 1], cells))
            {
                last++;
            }
            var count = last - i + 1;
            var number = string.Create(CultureInfo.InvariantCulture, $"{step.Number}{(count > 1 ? $"..{_scene.Steps[last].Number}" : "")}");
            AppendRow(number, step.Deviates ? "*" : step.Actor != running ? "|" : "", count == 1 ? cells : [.. cells.Select(cell => cell.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{cell}, {count} times"))]);
            running = step.Actor;
            i = last;
        }
        AppendHidden();
        if (_scene.Trace.End.Sentence is { } sentence)
        {
            _text.Append(Paragraph.Wrap($"{"=>".PadLeft(_numbers)}   {sentence}", _numbers + 3)).Append('\n');
        }
    }

    private bool IsMore(TraceStep first, TraceStep next, string[] cells) =>
        next.Actor == first.Actor && !next.Deviates && next.Choice!.Value.Kind == first.Choice?.Kind && cells.SequenceEqual(CellsOf(next));

    private string[] CellsOf(TraceStep step) =>
        [.. _columns.Select(place => string.Join("; ", step.Events.Where(e => _scene.PlaceOf(e.Process) == place && e.Text is not null && (_verbose || !e.IsDetail)).Select(static e => e.Text)))];

    private void AppendHidden()
    {
        if (_hiddenSteps > 0)
        {
            var who = _hidden.Count == 1 ? _hidden.Min! : $"{_hidden.Count} other processes";
            _text.Append(CultureInfo.InvariantCulture, $"{"…".PadLeft(_numbers)}   {_hiddenSteps} step{(_hiddenSteps == 1 ? "" : "s")} of {who}\n");
        }
        _hiddenSteps = 0;
        _hidden.Clear();
    }

    private void AppendRow(string number, string mark, string[] cells)
    {
        var lines = cells.Select(Fold).ToArray();
        for (var i = 0; i < lines.Max(static cell => cell.Count); i++)
        {
            var row = new StringBuilder(i == 0 ? number.PadLeft(_numbers) : new string(' ', _numbers)).Append(i == 0 && mark.Length > 0 ? $" {mark}" : "  ");
            foreach (var cell in lines)
            {
                row.Append(' ', Gap).Append((i < cell.Count ? cell[i] : "").PadRight(_width));
            }
            _text.Append(row.ToString().TrimEnd()).Append('\n');
        }
    }

    /// <summary>A text in lines of the column's width, broken at blanks where there are any.</summary>
    private List<string> Fold(string text)
    {
        var lines = new List<string>();
        while (text.Length > _width)
        {
            var at = text.LastIndexOf(' ', _width);
            lines.Add(text[..(at > 0 ? at : _width)]);
            text = text[(at > 0 ? at + 1 : _width)..];
        }
        lines.Add(text);
        return lines;
    }
}
