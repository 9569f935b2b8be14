using System.Text;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>The parser takes any text: a tree or a <see cref="TreeSyntaxException"/>.</summary>
public sealed class TreeParserFuzz
{
    private static readonly string[] Pieces =
    [
        "{", "}", ";", "->", "=", "_", "\"", "\\", "\n", " ", "#", "-", "@", "5", "99999999999", "\"a\"", "main", "self", "parent", "server",
        "spawn ", "spawn_link ", "spawn_monitor ", "send ", "receive ", "exit ", "crash", "end", "after ", "after 5 -> { }", "down ", "monitor ", "m1 = ", "demonitor ",
        "info ", "flush ", "register ", "whereis ", "alive ", "@n ", "c1", "m1", "c1 = ", "\u0001", "é", "\ud83c", "{ { {",
    ];

    [Fact]
    public void A_mutated_program_is_a_tree_or_a_syntax_error()
    {
        var texts = Sample.Trees(100).Select(tree => tree.ToString()).ToList();
        var draw = new Draws(1);
        var trees = 0;
        for (var i = 0; i < 15_000; i++)
        {
            var text = Mutate(texts[draw.Below(texts.Count)], draw);
            if (TryParse(text) is not { } tree)
                continue;
            trees++;
            Assert.Equal(tree, ProgramTree.Parse(tree.ToString()));
        }
        Assert.InRange(trees, 500, 14_500);
    }

    private static string Mutate(string text, Draws draw)
    {
        var mutated = new StringBuilder(text);
        for (var n = draw.Below(4); n >= 0; n--)
        {
            var at = draw.Below(mutated.Length + 1);
            if (draw.Below(2) == 0)
                mutated.Insert(at, Pieces[draw.Below(Pieces.Length)]);
            else
                mutated.Remove(at, Math.Min(mutated.Length - at, draw.Below(4)));
        }
        return mutated.ToString();
    }

    private static ProgramTree? TryParse(string text)
    {
        try
        {
            return ProgramTree.Parse(text);
        }
        catch (TreeSyntaxException error)
        {
            Assert.DoesNotContain('\n', error.Message);
            Assert.True(error.Line >= 1 && error.Column >= 1 && error.Found.Length > 0 && error.Expected.Length > 0, error.Message);
            return null;
        }
    }
}
