using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Viewer;

/// <summary>The sentences of a trace, by step.</summary>
internal static class StepLines
{
    /// <summary>For each step, from 0, its sentences: those that tell a story, and all of them where none does.</summary>
    public static IReadOnlyList<IReadOnlyList<StepLine>> Of(Recording recording)
    {
        var told = Collect(recording, verbose: false);
        var all = Collect(recording, verbose: true);
        var lines = new List<IReadOnlyList<StepLine>>(told.Length);
        for (var step = 0; step < told.Length; step++)
        {
            lines.Add(told[step].Count > 0 ? told[step] : all[step]);
        }
        return lines;
    }

    private static List<StepLine>[] Collect(Recording recording, bool verbose)
    {
        var processes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < recording.ProcessCount; i++)
        {
            processes.Add(recording.Label(i), i);
        }
        var lines = new List<StepLine>[recording.Steps + 1];
        for (var step = 0; step < lines.Length; step++)
        {
            lines[step] = [];
        }
        foreach (var line in TraceText.Lines(recording, verbose))
        {
            lines[line.Step].Add(new StepLine(processes.GetValueOrDefault(line.Process, -1), line.Text));
        }
        return lines;
    }
}
