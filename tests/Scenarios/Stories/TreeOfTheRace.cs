using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Scenarios.Stories;

/// <summary>A run has more than one thing to tell: that a child crashes does not hide that its parent waits for ever because of it.</summary>
public sealed class TreeOfTheRace
{
    private static readonly ProgramTree Race = ProgramTree.Parse("""
        main {
          child = spawn { work 3; crash; }
          link child;
          receive "CRASH: P.1";
        }
        """);

    [Fact]
    public void The_crash_and_the_stuck_parent_are_two_findings_and_the_race_stays_a_race()
    {
        var options = new MachineOptions { Rules = Rules.Seed };
        var result = new Explorer(options, new ExplorationOptions { OneProgram = true, Invariants = () => StandardInvariants.ForScenarios() }).Run(_ => new TestedProgram(Race, options));
        var crash = Assert.Single(result.Findings, finding => finding.Signature == "exit:crash");
        Assert.Empty(crash.Recording.Schedule.Deviations);
        var stuck = Assert.Single(result.Findings, finding => finding.Signature == "stuck:\"CRASH: *\"");
        Assert.Equal("after step 1 of P: run P.1", Assert.Single(stuck.Recording.Schedule.Deviations).ToString());
        Assert.Equal(ProgramTree.Parse("main { c = spawn { crash; } link c; receive \"CRASH: P.1\"; }").Size, stuck.Program.Tree!.Size); // The work was too much.
        Assert.True(stuck.ProvedMinimal);
        Assert.Equal(2, result.Findings.Count);
    }
}
