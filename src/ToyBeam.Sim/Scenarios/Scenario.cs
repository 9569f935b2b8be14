using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Scenarios;

/// <summary>A program with all that is needed to explore it: its rules, what it claims, how it likes to be shown.</summary>
public sealed record Scenario
{
    /// <summary>What it is called on the command line: lower case with dashes.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people.</summary>
    public required string Description { get; init; }

    /// <summary>The program.</summary>
    public required Start Start { get; init; }

    /// <summary>The same program as a tree, to be read: every schedule of the one is a schedule of the other. Null, the default, when there is only the C#.</summary>
    public ProgramTree? Tree { get; init; }

    /// <summary>The values of its parameters, in the order of its template; empty by default.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>Whose rules it was written for; OTP's by default.</summary>
    public Rules Rules { get; init; } = Rules.Otp;

    /// <summary>What one step is when the user does not say; null for <see cref="Granularity.Visible"/>.</summary>
    public Granularity? Granularity { get; init; }

    /// <summary>The names of the exit reasons, beside <c>normal</c>, with which its processes may end.</summary>
    public ImmutableArray<string> ExpectedExits { get; init; } = [];

    /// <summary>Makes the scenario's own claims, new ones at every call: an invariant has state and belongs to one runner.</summary>
    public Func<IReadOnlyList<IInvariant>> ExtraInvariants { get; init; } = static () => [];
}
