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
    [InlineData("main { trap_exit on; exit self boom; receive exit self boom; end \"trapped\"; }", "P normal \"trapped\"")]
    [InlineData("main { exit self normal; receive { }; }", "P normal")]
    [InlineData("main { trap_exit on; exit self kill; }", "P killed")]
    [InlineData("main { c = spawn { receive { } } exit c boom; }", "P normal, P.1 boom")]
    [InlineData("main { c = spawn { receive { } } exit c normal; }", "P normal, P.1 waits")]
    [InlineData("main { c = spawn { exit parent boom; } receive { }; }", "P boom, P.1 normal")]
    [InlineData("main { c = spawn_monitor { exit boom; } receive down c normal; }", "P waits, P.1 boom")]
    [InlineData("main { c = spawn_monitor { exit boom; } receive down c boom; end \"told\"; }", "P normal \"told\", P.1 boom")]
    [InlineData("main { spawn_monitor { exit boom; } receive _; end \"told\"; }", "P normal \"told\", P.1 boom")]
    [InlineData("main { c = spawn { exit boom; } monitor c; receive down c; end \"told\"; }", "P normal \"told\", P.1 boom")]
    [InlineData("main { monitor @n; receive { down main -> { }; down @k -> { }; down @n noproc -> { end \"told\"; } } }", "P normal \"told\"")]
    [InlineData("main { monitor a; receive down a boom; end \"told\"; }\na { exit boom; }", "P normal \"told\", Q boom")]
    [InlineData("main { register self @n; send @n \"x\"; receive \"x\"; end \"got\"; }", "P normal \"got\"")]
    [InlineData("main { send @n \"x\"; }", "P badarg")]
    [InlineData("main { register self @n; unregister @n; send @n \"x\"; }", "P badarg")]
    [InlineData("main { unregister @n; }", "P badarg")]
    [InlineData("main { register self @n; c = spawn { receive { } } register c @n; }", "P badarg, P.1 waits")]
    [InlineData("main { whereis @n; alive self; alive main; end \"on\"; }", "P normal \"on\"")]
    [InlineData("main { receive { after 0 -> { end \"late\"; } } }", "P normal \"late\"")]
    [InlineData("main { send self \"a\"; receive { \"b\" -> { }; after 5 -> { work 1; } } receive \"a\"; end \"after\"; }", "P normal \"after\"")]
    [InlineData("main { send self \"a\"; receive { \"a\" -> { end \"got\"; }; after 0 -> { } } }", "P normal \"got\"")]
    public void Each_statement_does_what_it_says(string text, string outcome) =>
        Assert.Equal(outcome, new Runs(new MachineOptions()).Outcome(ProgramTree.Parse(text).Compile()));

    /// <summary>Each program ends a monitor before or after its DOWN has come; whether the message is there at the end tells which monitor was meant.</summary>
    [Theory]
    [InlineData("m = monitor c; demonitor m;", false)]
    [InlineData("monitor c; demonitor c;", false)]
    [InlineData("demonitor c; monitor c;", true)]
    [InlineData("demonitor c; demonitor self info; demonitor @n flush; monitor c;", true)]
    [InlineData("m = monitor c; monitor c; demonitor c; demonitor c;", true)]
    [InlineData("m = monitor c; monitor c; demonitor c; demonitor m;", false)]
    [InlineData("receive { after 0 -> { monitor c; } } demonitor c;", false)]
    [InlineData("receive { after 0 -> { m = monitor c; d = spawn { } monitor d; receive down d; } } demonitor c;", false)]
    [InlineData("receive { after 0 -> { c = spawn_monitor { } receive down c; } } monitor c; demonitor c;", false)]
    [InlineData("receive { after 0 -> { monitor c; c = spawn { } demonitor c; } }", true)]
    [InlineData("m = monitor c; spawn { demonitor m; demonitor c; send parent \"done\"; } receive \"done\";", true)]
    [InlineData("m = monitor c; spawn { m = monitor parent; demonitor m; } ", true)]
    [InlineData("register c @n; monitor @n; demonitor c;", true)]
    [InlineData("register c @n; monitor @n; demonitor @n;", false)]
    [InlineData("register c @n; monitor c; demonitor @n;", true)]
    [InlineData("monitor c; send c \"go\"; receive { down @n -> { }; after 5 -> { } } demonitor c;", true)]
    [InlineData("monitor c; send c \"go\"; receive { down @n -> { }; after 5 -> { } } demonitor c flush;", false)]
    [InlineData("monitor c; send c \"go\"; receive { down @n -> { }; after 5 -> { } } demonitor c info flush;", false)]
    public void Demonitor_ends_the_monitor_that_is_meant(string middle, bool told)
    {
        var text = $$"""
            main {
              c = spawn { receive "go"; }
              {{middle}}
              send c "go";
              receive { down c -> { end "told"; }; down @n -> { end "told"; }; after 9 -> { end "not told"; } }
            }
            """;
        Assert.StartsWith($"P normal \"{(told ? "told" : "not told")}\"", new Runs(new MachineOptions()).Outcome(ProgramTree.Parse(text).Compile()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_demonitor_without_a_monitor_takes_no_step()
    {
        var with = ProgramTree.Parse("main { work 1; demonitor self; demonitor @n info flush; work 1; }").Compile();
        var without = ProgramTree.Parse("main { work 1; work 1; }").Compile();
        var runs = new Runs(new MachineOptions { Granularity = Granularity.Instruction });
        Assert.Equal(runs.Hash(without, 1), runs.Hash(with, 1));
    }

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
    public void Any_number_of_demonitors_without_a_monitor_needs_no_stack()
    {
        var text = "main { " + string.Concat(Enumerable.Repeat("demonitor self; ", 100_000)) + "end \"x\"; }";
        Assert.Equal("P normal \"x\"", new Runs(new MachineOptions()).Outcome(ProgramTree.Parse(text).Compile()));
    }

    [Fact]
    public void Many_receives_in_a_row_are_compiled_without_copying_what_follows()
    {
        var text = "main { " + string.Concat(Enumerable.Repeat("receive { \"a\" -> { }; \"b\" -> { } } ", 2_000)) + "}";
        Assert.Equal("P waits", new Runs(new MachineOptions()).Outcome(ProgramTree.Parse(text).Compile()));
    }
}
