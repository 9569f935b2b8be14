using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Sim.Viewer;

/// <summary>What a failing test leaves to look at: the trace of its finding, and the page beside it.</summary>
public static class FindingFiles
{
    /// <summary>
    /// Writes both; gives a line for each, or one that says why there is none. Empty for a run that is too long for a trace; no page of a machine that breaks its own laws, whose states may be anything.
    /// </summary>
    /// <param name="finding">The finding.</param>
    /// <param name="store">Where to.</param>
    /// <param name="title">What the page is about.</param>
    /// <param name="command">The command line that replays a token.</param>
    public static IReadOnlyList<string> Write(Finding finding, TraceStore store, string title, Func<Token, string> command)
    {
        if (finding.Program.Options.MaxSteps > Trace.MostSteps)
        {
            return [];
        }
        try
        {
            var trace = store.Save(Tracer.Of(finding));
            if (StandardInvariants.IsMachineLaw(finding.Invariant))
            {
                return [$"trace: {trace}"];
            }
            var page = PageOf(trace);
            File.WriteAllText(page, FindingPage.Of(finding, title, command).ToHtml());
            return [$"trace: {trace}", $"page: {page}"];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [$"no trace file: {error.Message}"];
        }
    }

    /// <summary>Deletes a trace that was written before, and the page beside it.</summary>
    public static void Delete(string trace)
    {
        File.Delete(PageOf(trace));
        File.Delete(trace);
    }

    private static string PageOf(string trace) => System.IO.Path.ChangeExtension(trace, ".html");
}
