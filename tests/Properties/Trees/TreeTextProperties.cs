using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>Printing and parsing are inverse, and print the one canonical form.</summary>
public sealed class TreeTextProperties
{
    [Theory]
    [InlineData("main { }")]
    [InlineData("server main { receive { }; }")]
    [InlineData("main { work 0; work 1000000000; end \"a \\\"b\\\" \\\\ \\n c\"; }")]
    [InlineData("main { send self \"x\"; trap_exit on; trap_exit off; exit kill; }")]
    [InlineData("main { receive _; receive _; }\na { send main \"x\"; }\nserver b { send main \"y\"; }")]
    [InlineData("""
        main {
          c = spawn { receive "go"; send main "done"; }
          send c "go";
          receive { "done" -> { }; _ -> { crash; } }
        }
        """)]
    [InlineData("""
        main {
          trap_exit on;
          c = spawn_link server { link parent; unlink self; }
          spawn { note seen "1"; fail "bad"; }
          receive {
            exit c crash -> {
              spawn { crash; }
            }
            exit c -> { end; }
          }
        }
        """)]
    public void Canonical_text_prints_as_it_was_read(string text)
    {
        var canonical = text.ReplaceLineEndings("\n");
        Assert.Equal(canonical, ProgramTree.Parse(canonical).ToString());
    }

    [Theory]
    [InlineData("\uFEFFmain{}", "main { }")]
    [InlineData("main { exit crash }", "main { crash; }")]
    [InlineData("main # a comment\r\n{ work 007 # another\r\n}", "main { work 7; }")]
    [InlineData("main { receive { \"a\" -> { } ; } }", "main { receive \"a\"; }")]
    [InlineData("main { spawn { }; spawn { } end }", "main {\n  spawn { }\n  spawn { }\n  end;\n}")]
    [InlineData("main { receive { _->{end} \"b\"->{} } }", "main {\n  receive { _ -> { end; }; \"b\" -> { } }\n}")]
    public void Free_text_prints_in_canonical_form(string text, string canonical) =>
        Assert.Equal(canonical, ProgramTree.Parse(text).ToString());

    [Fact]
    public void A_line_that_does_not_fit_is_broken()
    {
        var text = "main { " + string.Concat(Enumerable.Repeat("send self \"0123456789\"; ", 5)) + "}";
        var printed = ProgramTree.Parse(text).ToString();
        Assert.All(printed.Split('\n'), line => Assert.True(line.Length <= 100));
        Assert.Equal(7, printed.Split('\n').Length);
        Assert.Equal(ProgramTree.Parse(text), ProgramTree.Parse(printed));
    }

    [Fact]
    public void Equal_trees_are_equal_and_different_ones_are_not()
    {
        const string Text = "main { c = spawn { receive \"go\"; } send c \"go\"; }";
        Assert.Equal(ProgramTree.Parse(Text), ProgramTree.Parse(Text));
        Assert.Equal(ProgramTree.Parse(Text).GetHashCode(), ProgramTree.Parse(Text).GetHashCode());
        Assert.NotEqual(ProgramTree.Parse(Text), ProgramTree.Parse(Text.Replace("\"go\"; }", "\"no\"; }", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_child_may_name_what_was_bound_before_it_and_an_inner_binding_hides_an_outer_one()
    {
        var tree = ProgramTree.Parse("main { c = spawn { } d = spawn { link c; c = spawn { } link c; } c2 = spawn { main = spawn { } } }");
        Assert.Equal(8, tree.Size);
    }

    [Fact]
    public void A_tree_out_of_scope_cannot_be_made()
    {
        var send = Block.Of(new Statement.Send(new Who.Named("c"), "a"));
        var error = Assert.Throws<ArgumentException>(() => new ProgramTree([new StaticProcess("main", send)]));
        Assert.Contains("Found `c`, expected `self`, `parent` or a name in scope (main).", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ProgramTree([]));
    }

    [Fact]
    public void A_tree_nested_deeper_than_the_limit_cannot_be_made()
    {
        Assert.Equal(200, Nested(200).Size);
        Assert.Throws<ArgumentException>(() => Nested(201));

        static ProgramTree Nested(int depth)
        {
            var block = Block.Empty;
            for (var i = 1; i < depth; i++)
                block = Block.Of(new Statement.Spawn(block));
            return new([new StaticProcess("main", block)]);
        }
    }
}
