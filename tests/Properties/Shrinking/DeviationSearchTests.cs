using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Shrinking;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Shrinking;

/// <summary>The search by number of deviations finds the failure that is asked for, also where another claim breaks before it in the same run.</summary>
public sealed class DeviationSearchTests
{
    [Fact]
    public void An_unexpected_exit_before_does_not_hide_what_is_sought()
    {
        var tree = ProgramTree.Parse("""
            noise { crash; }
            main { receive { "a" -> { }; "b" -> { fail "b came first"; } } }
            a { send main "a"; }
            b { send main "b"; }
            """);
        var options = new MachineOptions();
        var laboratory = new Laboratory(options, [new NoFail(), new NoUnexpectedExit("failed")]);
        var search = new DeviationSearch(laboratory, "no-fail", failure => failure.Invariant == "no-fail");
        search.Run(new TestedProgram(tree, options), 2, 1000, run => run.Verdict.Invariant == "no-fail");
        Assert.Equal((1, 1), (search.Found?.Schedule.Deviations.Length, search.Completed));
    }
}
