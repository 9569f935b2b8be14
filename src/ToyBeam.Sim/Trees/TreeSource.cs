using System.Runtime.CompilerServices;
using ToyBeam.Core;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Trees;

/// <summary>A program tree as text, and which piece of it an instruction of the running program is.</summary>
/// <remarks>
/// The text is read back, so that each statement is an object of its own, even where the tree at hand holds one object at two places.
/// A process that has come to its end, by <c>end</c> or because its block ran out, stands at no statement.
/// </remarks>
internal sealed class TreeSource
{
    private readonly ConditionalWeakTable<Code, object> _statements = [];
    private readonly List<Range> _places = [];

    /// <summary>The source of a tree.</summary>
    public TreeSource(ProgramTree tree)
    {
        Text = tree.ToString();
        var lines = LineStarts(Text);
        var numbers = new Dictionary<Statement, object>(ReferenceEqualityComparer.Instance);
        var read = TreeParser.Parse(Text, "text", (statement, first) =>
        {
            numbers.Add(statement, _places.Count);
            _places.Add(HeadAt(Text, lines[first.Line - 1] + first.Column - 1));
        });
        Start = TreeCompiler.Compile(read, (code, statement) =>
        {
            if (code is not End { Result: null }) // All of them are one object.
                _statements.AddOrUpdate(code, numbers[statement]);
        });
    }

    /// <summary>The program in canonical form.</summary>
    public string Text { get; }

    /// <summary>Starts the program; it behaves as the tree's own start does.</summary>
    public Start Start { get; }

    /// <summary>Where each statement stands in the text; of one with a block only its head, up to the <c>{</c>.</summary>
    public IReadOnlyList<Range> Places => _places;

    /// <summary>The number of an instruction's statement, an index into <see cref="Places"/>; -1 for none.</summary>
    public int StatementOf(Code? code) => code is not null && _statements.TryGetValue(code, out var number) ? (int)number : -1;

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                starts.Add(i + 1);
        }
        return starts;
    }

    /// <summary>From where a statement begins to its <c>;</c>, or through the <c>{</c> of its block; what is in quotes counts for nothing.</summary>
    private static Range HeadAt(string text, int from)
    {
        var quoted = false;
        for (var i = from; i < text.Length; i++)
        {
            if (quoted && text[i] == '\\')
                i++;
            else if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && text[i] is (';' or '{' or '}'))
                return from..(text[i] == '{' ? i + 1 : i);
        }
        return from..text.Length;
    }
}
