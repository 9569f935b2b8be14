using ToyBeam.Sim.Trees;
using Timeout = ToyBeam.Sim.Trees.Timeout;

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
    [InlineData("main { exit self kill; exit main boom; exit crash_; }")]
    [InlineData("main { m = monitor self; monitor main; monitor @n; demonitor m; }")]
    [InlineData("main { demonitor main info; demonitor @n flush; demonitor self info flush; }")]
    [InlineData("main { register self @n; register main @main; unregister @n; whereis @n; alive self; send @n \"a\"; }")]
    [InlineData("main { receive down main; receive down self crash; receive down @n noproc; }")]
    [InlineData("main {\n  receive { after 0 -> { } }\n  receive { _ -> { }; after 1000000000 -> { end; } }\n}")]
    [InlineData("""
        main {
          c = spawn_monitor { exit parent boom; }
          d = spawn_monitor server {
            m = monitor parent;
            spawn { demonitor m info flush; }
          }
          receive {
            down c -> { alive d; }
            down d killed -> { demonitor d info; }
            after 10 -> {
              spawn_monitor { crash; }
            }
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
    [InlineData("main { exit main crash }", "main { exit main crash; }")]
    [InlineData("main { demonitor self flush info }", "main { demonitor self info flush; }")]
    [InlineData("main { receive { after 5->{} ; } }", "main {\n  receive { after 5 -> { } }\n}")]
    [InlineData("main { receive { _->{end} after 05->{} ; } }", "main {\n  receive { _ -> { end; }; after 5 -> { } }\n}")]
    [InlineData("main { exit self kill # a comment\n; receive {} }", "main { exit self kill; receive { }; }")]
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
        Assert.Contains("Found `c`, expected `self`, `parent`, `@NAME` or a name in scope (main).", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ProgramTree([]));
    }

    [Fact]
    public void A_registered_name_or_a_monitor_out_of_place_cannot_be_made()
    {
        var link = Block.Of(new Statement.Link(new Who.Registered("n")));
        var named = Assert.Throws<ArgumentException>(() => new ProgramTree([new StaticProcess("main", link)]));
        Assert.Contains("Found `@n`, expected a process in scope: registered names stand only in `send`, `monitor`, `demonitor` and `down`.", named.Message, StringComparison.Ordinal);
        var alive = Block.Of(new Statement.Monitor(new Who.Self(), "m"), new Statement.IsAlive(new Who.Named("m")));
        var monitor = Assert.Throws<ArgumentException>(() => new ProgramTree([new StaticProcess("main", alive)]));
        Assert.Contains("Found `m`, expected a process: `m` is a monitor here, which only `demonitor` takes.", monitor.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Statement.Spawn(Block.Empty, Linked: true, Monitored: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Timeout(-1, Block.Empty));
    }

    [Fact]
    public void An_inner_binding_hides_an_outer_one_also_when_one_is_of_a_monitor()
    {
        var tree = ProgramTree.Parse("main { c = monitor main; spawn { c = spawn { } link c; } demonitor c; spawn { main = monitor parent; demonitor main; demonitor c; } }");
        Assert.Equal(10, tree.Size);
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
