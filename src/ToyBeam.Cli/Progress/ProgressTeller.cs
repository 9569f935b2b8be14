using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using ToyBeam.Cli.Options;

namespace ToyBeam.Cli.Progress;

/// <summary>Tells how far a long command is, on stderr: a bar on a terminal, else a plain line every few seconds, nothing with <c>--quiet</c>.</summary>
/// <remarks>Only looks at the clock when asked; what it prints has no part in results.</remarks>
internal abstract class ProgressTeller
{
    /// <summary>Whether something is drawn that other output must not disturb.</summary>
    public virtual bool IsDrawing => false;

    /// <summary>Says how far it is.</summary>
    /// <param name="done">How much is done.</param>
    /// <param name="note">What else there is to say; empty for nothing.</param>
    public abstract void Report(long done, string note);

    /// <summary>Does some work and tells of it.</summary>
    /// <param name="shell">Where to tell.</param>
    /// <param name="output">How to tell.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="total">How much there is to do; null when nobody knows.</param>
    /// <param name="work">The work; reports as it goes.</param>
    public static T During<T>(Shell shell, OutputSettings output, string unit, long? total, Func<ProgressTeller, T> work)
    {
        if (output.Quiet || output.Verbose)
        {
            return work(new Silence()); // With -v the log tells.
        }
        if (!shell.ErrorIsTerminal || !output.Color)
        {
            return work(new Lines(shell.Error, unit, total));
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(shell.Error) });
        return console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context => work(new Bar(context.AddTask(unit, maxValue: total ?? 1), unit, total)));
    }

    private sealed class Silence : ProgressTeller
    {
        public override void Report(long done, string note)
        {
        }
    }

    private sealed class Lines(TextWriter writer, string unit, long? total) : ProgressTeller
    {
        private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private TimeSpan _next = Interval;

        public override void Report(long done, string note)
        {
            if (_clock.Elapsed < _next)
            {
                return;
            }
            _next = _clock.Elapsed + Interval;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"toybeam: {done}{(total is { } all ? $" of {all}" : "")} {unit} after {_clock.Elapsed.TotalSeconds:0} s{(note.Length > 0 ? $"; {note}" : "")}"));
        }
    }

    private sealed class Bar : ProgressTeller
    {
        private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private readonly ProgressTask _task;
        private readonly string _unit;
        private readonly bool _counted;
        private TimeSpan _next;

        public Bar(ProgressTask task, string unit, long? total)
        {
            (_task, _unit, _counted) = (task, unit, total is not null);
            task.IsIndeterminate = total is null;
        }

        public override bool IsDrawing => true;

        public override void Report(long done, string note)
        {
            if (_clock.Elapsed < _next)
            {
                return;
            }
            _next = _clock.Elapsed + Interval;
            _task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{done} {_unit}{(note.Length > 0 ? $"; {note}" : "")}"));
            if (_counted)
            {
                _task.Value = done;
            }
        }
    }
}
