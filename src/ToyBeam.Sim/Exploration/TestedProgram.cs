using ToyBeam.Core;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Exploration;

/// <summary>A program under test: its factory, how it runs, its tree when it has one, and what its tokens call it.</summary>
public sealed class TestedProgram
{
    /// <summary>A program that tokens call by name.</summary>
    public TestedProgram(Start start, MachineOptions options, NamedTarget target)
    {
        Start = start;
        Options = options;
        Target = target;
        Pilot = new Pilot(start, options);
    }

    /// <summary>A program tree; tokens carry it whole.</summary>
    public TestedProgram(ProgramTree tree, MachineOptions options)
    {
        Start = tree.Compile();
        Options = options;
        Target = new TreeTarget(tree);
        Tree = tree;
        Pilot = new Pilot(Start, options);
    }

    /// <summary>Its factory.</summary>
    public Start Start { get; }

    /// <summary>How it runs.</summary>
    public MachineOptions Options { get; }

    /// <summary>What its tokens call it.</summary>
    public TokenTarget Target { get; }

    /// <summary>Its tree; null for a program written in C#.</summary>
    public ProgramTree? Tree { get; }

    /// <summary>What its default schedule tells strategies.</summary>
    public Pilot Pilot { get; }
}
