using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Cli.Targets;

/// <summary>What a command is about: one program, or a family of generated ones, with its claims and its defaults.</summary>
internal sealed record Target
{
    /// <summary>What it is called: a scenario's name, <c>gen</c>, a file.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people; empty for a file.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its parameters with their values; empty by default.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>The rules under which it runs when the user does not say.</summary>
    public Rules Rules { get; init; } = Rules.Otp;

    /// <summary>Its granularity when the user does not say; null for the usual one.</summary>
    public Granularity? Granularity { get; init; }

    /// <summary>Schedules for each seed when the user does not say.</summary>
    public int SchedulesPerSeed { get; init; } = 1;

    /// <summary>Whether each seed is a program of its own.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>Makes what is claimed of it.</summary>
    public required Func<IReadOnlyList<IInvariant>> Invariants { get; init; }

    /// <summary>The program of a seed under given options.</summary>
    public required Func<ulong, MachineOptions, TestedProgram> Program { get; init; }

    /// <summary>The program as a tree, to be read, where it is written in C# but has one; else null.</summary>
    public ProgramTree? Tree { get; init; }

    /// <summary>Name and parameters, such as <c>lost-update n=3</c>.</summary>
    public string Title => Parameters.IsEmpty ? Name : $"{Name} {string.Join(' ', Parameters)}";
}
