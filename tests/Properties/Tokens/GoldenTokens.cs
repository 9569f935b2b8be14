using ToyBeam.Core;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Tokens;

/// <summary>Tokens that were printed once and must be read for ever. New versions add lines here; none is ever changed or taken away.</summary>
public sealed class GoldenTokens
{
    private const string Schedule = "TB1-200G0-0R0YG-1HEV3-FEDT2-TXBGC-HGQ8S-8205Q-081KF-CSK76-SBMTW-203VX-YNQF0-80010-81020-G10MA-0BB02-00106-5G20C-1FXJG-DY30P-734Y";
    private const string Tree = "TB1-20000-00000-04R28-4DNGP-JVG1C-C16EV-R5CDS-62WV8-0HJ6Y-VK50N-QQ8T3-5E80Q-G0BE0-5V040-000M2-HE081-08102-0G110-00008-30810-20R30-C00M1-05002-G60G0-0C0G4-1G408-60E20-1JD6G-DCR10-80020-G1080-G00G0-EZST7-A8";
    private const string Seed = "TB1-24000-00000-K42RV-DCMQ5-8SBKE-HSKME-JTREJ-6GV35-E82Q0-RVM78-SZZZZ-ZZZZZ-ZZZZZ-W0W1H-0704Z-S2D2D";

    [Fact]
    public void Version_1_schedule_of_a_named_program()
    {
        Deviation[] deviations =
        [
            new(new Anchor("", 0, 0), new ScheduledChoice(ChoiceKind.Run, "Q")),
            new(new Anchor("Q", 1, 0), new ScheduledChoice(ChoiceKind.Run, "P.2.10")),
            new(new Anchor("P.2.10", 300, 2), new ScheduledChoice(ChoiceKind.Run, "P1")),
            new(new Anchor("Q", 4, 0), new ScheduledChoice(ChoiceKind.Run, "P.2.10")),
        ];
        var options = new MachineOptions { Rules = Rules.Seed, Granularity = Granularity.Reduction, MaxSteps = 500 };
        var target = new NamedTarget("lost-update", [("n", 2), ("offset", -300)]);
        Check(Schedule, new ScheduleToken(options, target, 0xDEADBEEF, new Schedule([.. deviations]), 0xCAFE, 0xF00D));
    }

    [Fact]
    public void Version_1_schedule_of_a_tree()
    {
        var tree = ProgramTree.Parse("""
            main {
              trap_exit on;
              c = spawn_link server { receive { "go" -> { crash; }; _ -> { } } }
              send c "go";
              receive exit c crash;
              end "done";
            }
            other { link main; work 3; send main "x"; unlink main; note n "v"; }
            """);
        Deviation[] deviations = [new(new Anchor("P", 1, 0), new ScheduledChoice(ChoiceKind.Run, "P.1"))];
        Check(Tree, new ScheduleToken(new MachineOptions(), new TreeTarget(tree), ProgramFingerprint.Of(tree), new Schedule([.. deviations]), 1, 2));
    }

    [Fact]
    public void Version_1_seed() => Check(Seed, new SeedToken(new MachineOptions(), new NamedTarget("Acme.Tests::Zähler", []), "pct:3", ulong.MaxValue, 123_456, 1));

    private static void Check(string text, Token token)
    {
        Assert.Equal(token, Token.Parse(text));
        Assert.Equal(text, token.ToString());
    }
}
