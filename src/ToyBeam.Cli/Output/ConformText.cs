using System.Globalization;
using ToyBeam.Cli.Commands;
using ToyBeam.Cli.Options;
using ToyBeam.Sim.Conformance;
using ToyBeam.Sim.Reports;

namespace ToyBeam.Cli.Output;

/// <summary><c>conform</c> for people.</summary>
internal sealed class ConformText(ConformSettings settings, OutputSettings output, Shell shell) : IConformReport
{
    private readonly TextWriter _out = shell.Out;
    private readonly Ink _ink = new(shell.Out, output.Color && shell.OutIsTerminal);

    public void Begin(string emulator) =>
        _out.WriteLine(Paragraph.Wrap($"conform {settings.Title}: {Words.Count(settings.Options.Runs, "run")} each on {emulator}, against pairwise delivery, untimed, granularity visible"));

    public void Tell(Reach reach, Mismatch mismatch, bool shrunk)
    {
        _out.WriteLine();
        _ink.Bad(reach == Reach.Unreachable ? "MISMATCH" : "UNRESOLVED");
        _out.WriteLine($" {(mismatch.Seed is { } seed ? $"seed {seed}" : settings.Title)}{(shrunk ? $", shrunk from size {mismatch.Original.Size} to {mismatch.Tree.Size}" : "")}");
        foreach (var line in mismatch.Tree.ToString().Split('\n'))
        {
            _out.WriteLine($"    {line}");
        }
        _out.WriteLine(Paragraph.Wrap($"  on the emulator ({mismatch.Sighting.Setting}), {Words.Count(mismatch.Sighting.Count, "time")}:"));
        WriteObservation(mismatch.Sighting.Observation.ToString());
        _out.WriteLine(reach == Reach.Unreachable ? "  no run here comes to that; most like it, among sampled runs:" : "  not found here, and not all was searched; most like it, among sampled runs:");
        foreach (var near in mismatch.Nearest)
        {
            WriteObservation(near);
        }
        _out.Flush();
    }

    public void End(ConformanceTotals totals, ConformEnd end)
    {
        _out.WriteLine();
        if (end.Exit == ExitCode.Pass)
        {
            _ink.Good(end.Verdict);
        }
        else
        {
            _ink.Bad(end.Verdict);
        }
        _out.WriteLine();
        Figure("programs", totals.Programs);
        Figure("runs on the emulator", totals.Runs);
        Figure("distinct observations", totals.Distinct);
        Figure("  decided by searching", totals.Exhaustive);
        Figure("  found by sampling only", totals.Sampled);
        Figure("  unresolved", totals.Unresolved);
        Figure("mismatches", totals.Mismatches);
        Figure("runs without observation", totals.Unclear + totals.Unsettled);
    }

    private void WriteObservation(string text) => _out.WriteLine(Paragraph.Wrap($"    {text}", 6));

    private void Figure(string what, long number) => _out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-28}  {number,10}"));
}
