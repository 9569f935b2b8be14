using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Scenarios.Semantics;

/// <summary>Group F of docs/semantics.md: spawning, slices of time.</summary>
public sealed class SpawnRows
{
    [Fact]
    public void F1_the_parent_or_the_child_may_act_first() => Row.Of("""
        main { spawn { send sink "child"; } send sink "parent"; }
        sink { receive _; receive _; }
        """).Only("Q").Either("""Q: took "child", took "parent" = normal""", """Q: took "parent", took "child" = normal""");

    [Fact]
    public void F2_a_process_that_comes_to_its_end_ends_normally_whatever_it_leaves() => Row.Of("""
        main { c = spawn_monitor { end "error"; } receive down c; }
        """).Always("P: took down P.1 normal = normal ; P.1: = normal \"error\"");

    /// <summary>What is spawned is a block, in C# code: there is nothing else to hand over.</summary>
    [Fact]
    public void F3_spawning_what_is_no_program_cannot_be_said()
    {
        foreach (var text in (string[])["main { spawn; }", "main { c = spawn 5; }", "main { c = spawn \"f\"; }", "main { spawn_link main; }"])
        {
            Assert.Throws<TreeSyntaxException>(() => ProgramTree.Parse(text));
        }
    }

    /// <summary>A slice of B steps ends after B of them, for every B: and so a schedule may stop a process at any point.</summary>
    [Fact]
    public void F4_a_slice_may_end_anywhere()
    {
        const int Work = 5;
        var options = new MachineOptions { Granularity = Granularity.Reduction };
        var start = ProgramTree.Parse($"main {{ work {Work}; }} killer {{ exit main boom; }}").Compile();
        for (var budget = 1; budget <= Work + 1; budget++)
        {
            var runner = new Runner(options, []);
            runner.Run(start, new RoundRobin(budget), new RunInfo(0, 0, new Pilot(start, options)));
            var main = runner.Machine.World[0];
            Assert.Equal((budget, budget <= Work ? "boom" : "normal"), (main.Steps, main.Reason!.Name));
        }
        Row.Of($"main {{ work {Work}; }} killer {{ exit main boom; }}").At(Granularity.Reduction).Seen(world => $"{world[0].Steps} {world[0].Reason}")
            .Either("0 boom", "1 boom", "2 boom", "3 boom", "4 boom", "5 boom", "6 normal");
    }

    /// <summary>How much work there is changes how many steps it takes, where work is steps, and nothing that anybody can see.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void F5_what_work_costs_is_a_knob(int amount)
    {
        var row = Row.Of($$"""
            main { work {{amount}}; send sink "a"; }
            q { send sink "b"; }
            sink { receive _; receive _; }
            """);
        foreach (var granularity in Enum.GetValues<Granularity>())
        {
            row.At(granularity).Only("R").Either("""R: took "a", took "b" = normal""", """R: took "b", took "a" = normal""");
        }
        row.At(Granularity.Visible).Seen(StepsOfMain).Always("2");
        row.At(Granularity.Instruction).Seen(StepsOfMain).Always("3");
        row.At(Granularity.Reduction).Seen(StepsOfMain).Always($"{Math.Max(amount, 1) + 2}");

        static string StepsOfMain(World world) => $"{world[0].Steps}";
    }
}
