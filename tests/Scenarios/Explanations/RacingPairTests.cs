using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Scenarios.Explanations;

/// <summary>Of each known bug the two steps whose order decides, as told in the finding; and that the other order passes.</summary>
public sealed class RacingPairTests
{
    [Theory]
    [InlineData("ex7", "P.1 (child) crashes (2) before P (parent) links with P.1 (child), which is already dead (3)")]
    [InlineData("spawn-then-link", "P.1 (child) exits: boom (3) before P (parent) links with P.1 (child), which is already dead (4)")]
    [InlineData("mutual-call", "P (main) sends Go { Other = P.1 } to P.2 (y) (4) before P.1 (x) sends Ask { From = P.1 } to P.2 (y) (7)")]
    [InlineData("get-or-start", "P.1 (client one) asks who is @room: nobody (4) before P.2 (client two) registers P.2.1 (room) as @room (7)")]
    [InlineData("frozen-pool", "P.3 (manager) sends Ask { From = P.3 } to P.2 (pool) (23) before P.1 (worker) sends \"in\" to P.2 (pool) (24)")]
    [InlineData("orphaned-child", "P.1 (bottom) unlinks P.1.1 (child) (11) before P (top) sends the exit signal kill to P.1 (bottom) (13)")]
    [InlineData("philosophers", "P.6 (philosopher 3) sends Take { From = P.6 } to P.3 (fork 3) (16) before P.5 (philosopher 2) sends Take { From = P.5 } to P.3 (fork 3) (20)")]
    [InlineData("stale-timer", "P.1 (timer) times out after 1000 (8) before P (detector) sends Cancel { Round = 1 } to P.1 (timer) (11)")]
    [InlineData("stale-cache", "P.4 (writer) sends Delete { From = P.4 } to P.2 (cache) (17) before P.3 (reader) sends Fill { From = P.3, Number = 1, Lease = 0 } to P.2 (cache) (21)")]
    [InlineData("leave-one-group", "P.1 (registry) unlinks P.2 (member) (21) before P.2 (member) crashes (22)")]
    [InlineData("lock-for-the-dead", "P.1 (lock server) monitors P.3 (victim) (10) before P.2 (proxy) sends Lock { From = P.3 } to P.1 (lock server) (13)")]
    public void The_pair_that_decides_is_named(string name, string pair)
    {
        var finding = Found(name);
        Assert.Equal($"race: {pair}; the other way round it passes", ReasonText.Sentences(finding.Explanation!, finding.Recording).First());
        Assert.Equal(VerdictKind.Passed, finding.Explanation!.NearestPassing!.Verdict.Kind);
    }

    [Fact]
    public void Of_ex7_half_of_the_schedules_fail_until_the_crash()
    {
        var decisive = Found("ex7").Explanation!.Decisive!;
        Assert.Equal((2, 0.5, 1.0, null), (decisive.Step, decisive.Before, decisive.After, decisive.Samples));
    }

    [Fact]
    public void Who_waits_for_ever_would_have_got_its_message()
    {
        var stuck = Assert.Single(Found("ex7").Explanation!.Stuck);
        Assert.Equal(("P (parent)", "\"CRASH: P.1\"", 0, "\"CRASH: P.1\"", "P.1 (child)"), (stuck.Process, stuck.WaitsFor, stuck.Mailbox.Count, stuck.Takes, stuck.From));
    }

    private static Finding Found(string name)
    {
        var scenario = BuiltIn.Find(name)!.Build();
        var options = new MachineOptions { Rules = scenario.Rules };
        var program = new TestedProgram(scenario.Start, options, new NamedTarget(name, []));
        return Assert.Single(new Explorer(options, new ExplorationOptions
        {
            OneProgram = true,
            StopAfter = 1,
            Invariants = () => [new NoFail(), new Completes(), new NoUnexpectedExit(scenario.ExpectedExits), .. scenario.ExtraInvariants()],
        }).Run(_ => program).Findings);
    }
}
