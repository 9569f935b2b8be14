using ToyBeam.Core;

namespace ToyBeam.Sim.Trees;

/// <summary>A program in first-order form: what is generated, printed, compared, shrunk and put into tokens.</summary>
/// <remarks>
/// Immutable, equal by structure. A tree that exists is well formed: every name is in scope, no name is bound twice in one block,
/// blocks nest at most 200 deep. It has no loops, so every run of it ends.
/// </remarks>
public sealed record ProgramTree
{
    /// <summary>A program of these processes.</summary>
    /// <param name="processes">The static processes, at least one; the first is the root.</param>
    /// <exception cref="ArgumentException">A name is not in scope or bound twice, or blocks nest too deep.</exception>
    public ProgramTree(ValueList<StaticProcess> processes)
    {
        if (TreeScope.FirstProblem(processes) is { } problem)
            throw new ArgumentException(problem.Sentence, nameof(processes));
        Processes = processes;
    }

    /// <summary>The processes that exist from the start; the first is the root, and everybody may name each of them.</summary>
    public ValueList<StaticProcess> Processes { get; }

    /// <summary>Processes, statements and branches together; 1 or more.</summary>
    public int Size => Measure.Size;

    /// <summary>Size, then simplicity: what shrinking makes smaller.</summary>
    public TreeMeasure Measure => TreeMeasure.Of(this);

    /// <summary>Reads a program from text, as a <c>.tree</c> file holds it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What errors call it.</param>
    /// <returns>The tree; printing it gives the text's canonical form.</returns>
    /// <exception cref="TreeSyntaxException">The text is not a program; says where and what was expected.</exception>
    public static ProgramTree Parse(string text, string file = "text") => TreeParser.Parse(text, file);

    /// <summary>The program as code for the machine.</summary>
    /// <returns>A factory that starts the program any number of times.</returns>
    public Start Compile() => TreeCompiler.Compile(this);

    /// <summary>The program as C# in the machine's verbs: a static class with a method <c>Start(Roots roots)</c>.</summary>
    /// <param name="className">The class's name.</param>
    /// <returns>A file that compiles with a reference to ToyBeam.Core.</returns>
    /// <exception cref="ArgumentException">The name is no name.</exception>
    public string ToCSharp(string className) => CSharpPrinter.Print(this, className);

    /// <summary>The program as text in canonical form, which <see cref="Parse"/> reads back as an equal tree.</summary>
    /// <returns>One or more lines, the last without a line end.</returns>
    public override string ToString() => TreePrinter.Print(this);
}
