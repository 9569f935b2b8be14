using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Shrinking;

/// <summary>A program with two bugs: the one that is shrunk stays the one that was met, the other one is kept as a finding of its own.</summary>
public sealed class SlippageTests
{
    private static readonly MachineOptions Options = new();

    private static readonly ProgramTree Both = ProgramTree.Parse("""
        main { receive { "a" -> { receive { "b" -> { }; "c" -> { fail "second"; } } }; "b" -> { fail "first"; }; "c" -> { receive _; } } }
        a { work 2; send main "a"; }
        b { work 1; send main "b"; }
        c { send main "c"; }
        """);

    [Theory]
    [InlineData("no-fail:first", "no-fail:second")]
    [InlineData("no-fail:second", "no-fail:first")]
    public void The_one_that_was_met_stays_and_the_other_is_kept(string met, string other)
    {
        var program = new TestedProgram(Both, Options);
        var laboratory = new Laboratory(Options, [new NoFail()]);
        var seed = 0UL;
        while (laboratory.Run(program, new RandomWalk(), seed, 0).Key != met)
        {
            seed++;
        }
        var options = new ExplorationOptions { FirstSeed = seed, Seeds = 1, Strategy = StrategySpec.Parse("random"), Invariants = () => [new NoFail()] };
        var findings = new Explorer(Options, options).Run(_ => program).Findings;
        Assert.Equal([met, other], findings.Select(finding => finding.Signature));
        Assert.Equal(["random", "shrinking"], findings.Select(finding => finding.Strategy));
        Assert.All(findings, finding => Assert.Equal(finding.Signature, $"no-fail:{finding.Verdict.Violation!.Detail}"));
    }

    [Fact]
    public void After_a_change_of_the_program_another_schedule_is_looked_for()
    {
        var invariants = (Func<IReadOnlyList<IInvariant>>)(() => [new NoFail()]);
        var race = ProgramTree.Parse("""
            main { receive { "a" -> { }; "b" -> { fail "b came first"; } } }
            a { send main "a"; }
            b { send main "b"; }
            """);
        var token = Assert.Single(new Explorer(Options, new ExplorationOptions { OneProgram = true, ShrinkRuns = 0, Invariants = invariants }).Run(_ => new TestedProgram(race, Options)).Findings).Token;

        var renamed = new TestedProgram(ProgramTree.Parse(race.ToString().Replace("send main \"a\"", "work 1; work 2; send main \"a\"", StringComparison.Ordinal).Replace("b { send", "b { spawn { } send", StringComparison.Ordinal)), Options);
        var moved = Replayer.Run(token, renamed, invariants());
        Assert.Equal(ReplayAnswer.Diverged, moved.Answer);
        Assert.True(moved.Sentence.Contains("same failure", StringComparison.Ordinal) || moved.Sentence.EndsWith("under another schedule it still fails in the same way", StringComparison.Ordinal), moved.Sentence);

        var cured = Replayer.Run(token, new TestedProgram(ProgramTree.Parse(race.ToString().Replace("fail \"b came first\"", "work 1", StringComparison.Ordinal)), Options), invariants());
        Assert.EndsWith("no schedule of 200 others fails in the same way", cured.Sentence, StringComparison.Ordinal);
    }
}
