using System.Collections.Immutable;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Reference;

/// <summary>The statements of a block that are left to do, and what its names mean.</summary>
internal sealed record ReferenceFrame(ImmutableList<Statement> Rest, ImmutableDictionary<string, Meaning> Names);

/// <summary>What a name of a program means: a process by its path, or a monitor.</summary>
internal abstract record Meaning
{
    public sealed record Process(string Path) : Meaning;

    public sealed record Monitor(ReferenceMonitor Reference) : Meaning;
}
