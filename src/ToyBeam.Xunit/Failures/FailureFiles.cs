using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Traces;
using ToyBeam.Sim.Viewer;
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
    /// <param name="failure">The failure.</param>
    /// <param name="store">Where to; null for nowhere.</param>
    /// <param name="title">What the page is about.</param>
    public static IReadOnlyList<string> Write(Exception failure, TraceStore? store, string title) => store is not null && failure is FindingException { Finding: { } finding }
        ? FindingFiles.Write(finding, store, title, token => $"TOYBEAM_REPLAY={token} dotnet test")
        : [];
}
