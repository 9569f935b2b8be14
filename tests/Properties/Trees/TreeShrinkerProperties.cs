using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>Every candidate is well formed and strictly smaller, so shrinking ends; and it gets to the point.</summary>
public sealed class TreeShrinkerProperties
{
    [Fact]
    public void Every_candidate_is_strictly_smaller_and_reads_back()
    {
        foreach (var tree in Sample.Trees(150))
        {
            foreach (var smaller in TreeShrinker.Shrink(tree))
            {
                Assert.True(smaller.Measure < tree.Measure, $"{smaller}\nis not smaller than\n{tree}");
                Assert.Equal(smaller, ProgramTree.Parse(smaller.ToString()));
            }
        }
    }

    [Fact]
    public void Always_taking_the_first_candidate_ends_at_the_empty_program()
    {
        foreach (var tree in Sample.Trees(100))
        {
            var at = tree;
            while (TreeShrinker.Shrink(at).FirstOrDefault() is { } smaller)
                at = smaller;
            Assert.Equal(1, at.Size);
        }
    }

    [Fact]
    public void Always_taking_the_last_candidate_ends_at_the_empty_program()
    {
        // Little work only: the last candidate takes one off.
        for (var seed = 0UL; seed < 60; seed++)
        {
            var at = TreeGen.FromSeed(seed, 30);
            while (TreeShrinker.Shrink(at).LastOrDefault() is { } smaller)
                at = smaller;
            Assert.Equal(1, at.Size);
        }
    }

    [Fact]
    public void Candidates_are_made_only_when_asked_for()
    {
        var text = string.Concat(Enumerable.Repeat("work 1; ", 20_000));
        using var candidates = TreeShrinker.Shrink(ProgramTree.Parse($"main {{ {text} }}")).GetEnumerator();
        Assert.True(candidates.MoveNext());
        Assert.Equal("main { }", candidates.Current.ToString());
    }

    [Theory]
    [InlineData("main { a = spawn { } send a \"x\"; work 1; }", "main { work 1; }")]
    [InlineData("main { a = spawn { } b = spawn { send a \"x\"; } }", "main {\n  b = spawn { }\n}")]
    [InlineData("main { a = spawn { } receive { exit a -> { end; }; _ -> { } } }", "main { receive _; }")]
    [InlineData("main { a = spawn { } receive exit a; }", "main { }")]
    [InlineData("main { a = spawn { } spawn { a = spawn { } link a; } }", "main {\n  spawn {\n    a = spawn { }\n    link a;\n  }\n}")]
    [InlineData("main { send a \"x\"; work 1; }\na { }", "main { work 1; }")]
    [InlineData("main { receive { \"a\" -> { work 1; }; _ -> { crash; } } end; }", "main { work 1; end; }")]
    [InlineData("main { receive { \"a\" -> { }; _ -> { crash; } } }", "main {\n  receive { _ -> { crash; } }\n}")]
    [InlineData("main { a = spawn_link { } link a; }", "main {\n  a = spawn { }\n  link a;\n}")]
    [InlineData("main { a = spawn { } }", "main {\n  spawn { }\n}")]
    [InlineData("main { spawn server { } }", "main {\n  spawn { }\n}")]
    [InlineData("server main { }", "main { }")]
    [InlineData("main { work 100; }", "main { work 50; }")]
    [InlineData("main { exit boom; }", "main { crash; }")]
    [InlineData("main { end \"x\"; }", "main { end; }")]
    [InlineData("main { receive \"x\"; }", "main { receive _; }")]
    [InlineData("main { receive exit self boom; }", "main { receive exit self; }")]
    [InlineData("main { send self \"hello\"; receive \"hello\"; }", "main { send self \"a\"; receive \"a\"; }")]
    [InlineData("main { c = spawn { } monitor c; exit c kill; alive c; register c @n; demonitor c; work 1; }", "main { work 1; }")]
    [InlineData("main { c = spawn { } m = monitor c; demonitor m; work 1; }", "main { work 1; }")]
    [InlineData("main { m = monitor c; spawn { demonitor m; } work 1; }\nc { }", "main {\n  spawn { }\n  work 1;\n}")]
    [InlineData("main { m = monitor self; m2 = monitor self; demonitor m; demonitor m2; }", "main { m2 = monitor self; demonitor m2; }")]
    [InlineData("main { m = monitor self; spawn { m = monitor parent; demonitor m; } }", "main {\n  spawn { m = monitor parent; demonitor m; }\n}")]
    [InlineData("main { c = spawn { } receive { down c -> { end; }; after 0 -> { link c; } } }", "main {\n  receive { after 0 -> { } }\n}")]
    [InlineData("main { receive { _ -> { }; after 0 -> { work 1; } } end; }", "main { work 1; end; }")]
    [InlineData("main { receive { _ -> { }; after 0 -> { work 1; } } end; }", "main { receive _; end; }")]
    [InlineData("main { receive { _ -> { }; after 0 -> { work 1; } } }", "main {\n  receive { _ -> { }; after 0 -> { } }\n}")]
    [InlineData("main { receive { after 100 -> { } } }", "main {\n  receive { after 50 -> { } }\n}")]
    [InlineData("main { receive { after 1 -> { } } }", "main {\n  receive { after 0 -> { } }\n}")]
    [InlineData("main { c = spawn_monitor server { } link c; }", "main {\n  c = spawn server { }\n  link c;\n}")]
    [InlineData("main { c = spawn_monitor { } }", "main {\n  spawn_monitor { }\n}")]
    [InlineData("main { m = monitor self; demonitor self; }", "main { monitor self; demonitor self; }")]
    [InlineData("main { demonitor self info flush; }", "main { demonitor self info; }")]
    [InlineData("main { demonitor self info flush; }", "main { demonitor self flush; }")]
    [InlineData("main { exit self kill; }", "main { exit self crash; }")]
    [InlineData("main { receive down self boom; }", "main { receive down self; }")]
    [InlineData("main { receive down @n; }", "main { receive _; }")]
    public void Among_the_candidates_is(string text, string smaller) =>
        Assert.Contains(smaller, TreeShrinker.Shrink(ProgramTree.Parse(text)).Select(candidate => candidate.ToString()));

    [Fact]
    public void A_block_whose_names_would_disturb_the_block_around_it_is_not_moved_there()
    {
        var tree = ProgramTree.Parse("main { receive { _ -> { a = spawn { } link a; } } send a \"x\"; }\na { receive _; }");
        Assert.DoesNotContain(TreeShrinker.Shrink(tree), smaller => smaller.ToString().StartsWith("main {\n  a = spawn", StringComparison.Ordinal));
    }

    [Fact]
    public void Greedy_shrinking_finds_the_two_statements_that_matter()
    {
        var tree = Sample.Trees(400).First(candidate => candidate.Size > 20 && Matters(candidate));
        while (TreeShrinker.Shrink(tree).FirstOrDefault(Matters) is { } smaller)
            tree = smaller;
        Assert.Equal("main {\n  spawn { crash; }\n  trap_exit on;\n}", tree.ToString().Replace("{\n  trap_exit on;\n  spawn { crash; }\n}", "{\n  spawn { crash; }\n  trap_exit on;\n}", StringComparison.Ordinal));

        static bool Matters(ProgramTree candidate) =>
            candidate.Processes[0].Body.Statements is var statements
            && statements.Any(statement => statement is Statement.TrapExit { On: true })
            && statements.Any(statement => statement is Statement.Spawn spawn && spawn.Body.Statements.Any(inner => inner is Statement.Exit));
    }
}
