using ToyBeam.Core;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>What a compiled tree does on the machine.</summary>
public sealed class TreeCompilerProperties
{
    [Theory]
    [InlineData("main { }", "P normal")]
    [InlineData("main { work 3; end \"x\"; crash; }", "P normal \"x\"")]
    [InlineData("main { exit boom; }", "P boom")]
    [InlineData("main { receive { }; }", "P waits")]
    [InlineData("main { note a \"b\"; send self \"m\"; receive \"m\"; end \"taken\"; }", "P normal \"taken\"")]
    [InlineData("main { send self \"b\"; send self \"a\"; receive { \"a\" -> { end \"a\"; } \"b\" -> { end \"b\"; } } }", "P normal \"b\"")]
    [InlineData("main { send self \"b\"; receive { \"a\" -> { end \"a\"; } _ -> { work 1; } } end \"after\"; }", "P normal \"after\"")]
    [InlineData("main { receive \"x\"; }\na { send main \"x\"; end; }\nb { crash; }", "P normal, Q normal, R crash")]
    [InlineData("main { spawn { send parent \"x\"; } receive \"x\"; end \"got\"; }", "P normal \"got\", P.1 normal")]
    [InlineData("main { spawn { spawn { send parent \"x\"; } receive \"x\"; end \"got\"; } }", "P normal, P.1 normal \"got\", P.1.1 normal")]
    [InlineData("main { c = spawn { receive \"x\"; end \"c\"; } spawn { send c \"x\"; } }", "P normal, P.1 normal \"c\", P.2 normal")]
    [InlineData("main { spawn_link { crash; } receive _; }", "P crash, P.1 crash")]
    [InlineData("main { c = spawn_link { receive \"x\"; crash; } unlink c; send c \"x\"; receive \"y\"; }", "P waits, P.1 crash")]
    [InlineData("main { trap_exit on; c = spawn_link { exit boom; } receive exit c kill; }", "P waits, P.1 boom")]
    [InlineData("main { trap_exit on; c = spawn_link { exit boom; } receive exit c boom; end \"told\"; }", "P normal \"told\", P.1 boom")]
    [InlineData("main { trap_exit on; trap_exit off; c = spawn_link { exit boom; } receive exit c; }", "P boom, P.1 boom")]
    public void Each_statement_does_what_it_says(string text, string outcome) =>
        Assert.Equal(outcome, new Runs(new MachineOptions()).Outcome(ProgramTree.Parse(text).Compile()));

    [Fact]
    public void A_name_bound_in_a_branch_is_gone_after_it()
    {
        // Within the branch c is P.2, and after it P.1 again; d, bound later, is found past both.
        const string Text = """
            main {
              c = spawn { receive "x"; end "outer"; }
              send self "go";
              receive { "go" -> { c = spawn { receive "y"; end "inner"; } send c "y"; } "no" -> { } }
              d = spawn { send c "x"; }
              link d;
            }
            """;
        Assert.StartsWith("P no", new Runs(new MachineOptions()).Outcome(ProgramTree.Parse(Text).Compile()), StringComparison.Ordinal);
        Assert.Contains("P.1 normal \"outer\", P.2 normal \"inner\", P.3 normal", new Runs(new MachineOptions()).Outcome(ProgramTree.Parse(Text).Compile()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spawn", true)]
    [InlineData("spawn_link", false)]
    public void Spawn_then_link_is_a_race_and_spawn_link_is_none(string spawn, bool race)
    {
        var link = spawn == "spawn" ? "link c;" : "";
        var start = ProgramTree.Parse($"main {{ c = {spawn} {{ crash; }} {link} receive \"CRASH: P.1\"; }}").Compile();
        var runs = new Runs(new MachineOptions { Rules = Rules.Seed });
        var outcomes = new SortedSet<string>(StringComparer.Ordinal);
        for (var seed = 0UL; seed < 100; seed++)
            outcomes.Add(runs.Outcome(start, seed));
        Assert.Equal(race ? ["P normal, P.1 crash", "P waits, P.1 crash"] : ["P normal, P.1 crash"], outcomes);
    }

    [Fact]
    public void Generated_programs_end_and_a_program_compiled_once_starts_many_times()
    {
        var reused = new Runs(new MachineOptions());
        foreach (var tree in Sample.Trees(300))
        {
            var start = tree.Compile();
            for (var seed = 0UL; seed < 4; seed++)
            {
                var hash = reused.Hash(start, seed);
                Assert.Equal(hash, new Runs(new MachineOptions()).Hash(tree.Compile(), seed));
            }
        }
    }

    [Fact]
    public void A_long_program_needs_no_stack()
    {
        var text = "main { " + string.Concat(Enumerable.Repeat("work 1; ", 9_000)) + "end \"x\"; }";
        Assert.Equal("P normal \"x\"", new Runs(new MachineOptions()).Outcome(ProgramTree.Parse(text).Compile()));
    }

    [Fact]
    public void Many_receives_in_a_row_are_compiled_without_copying_what_follows()
    {
        var text = "main { " + string.Concat(Enumerable.Repeat("receive { \"a\" -> { }; \"b\" -> { } } ", 2_000)) + "}";
        Assert.Equal("P waits", new Runs(new MachineOptions()).Outcome(ProgramTree.Parse(text).Compile()));
    }
}
