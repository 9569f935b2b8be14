using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Traces;
using ToyBeam.Xunit.Bodies;
using ToyBeam.Xunit.Cases;

namespace ToyBeam.Xunit.Failures;

/// <summary>The files that are written of a failure, in a directory of its property's own.</summary>
internal static class FailureFiles
{
    /// <summary>Where those of a property are; null when none are written.</summary>
    public static TraceStore? Of(BeamProperty property, PropertyEnvironment environment) =>
        environment.Files is { } directory ? new TraceStore(Path.Combine(directory, TraceStore.NameOf(property.FullName))) : null;

    /// <summary>Writes the files of a failure; gives a line for each, or one that says why there is none. Empty for a failure that is no finding.</summary>
    public static IReadOnlyList<string> Write(Exception failure, TraceStore? store)
    {
        if (store is null || failure is not FindingException { Finding: { } finding } || finding.Program.Options.MaxSteps > Trace.MostSteps)
        {
            return [];
        }
        try
        {
            // What else is written of a finding, such as a page to look at it, goes here beside the trace.
            return [$"trace: {store.Save(Tracer.Of(finding))}"];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [$"no trace file: {error.Message}"];
        }
    }
}
