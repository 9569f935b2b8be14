using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Scenarios;

namespace ToyBeam.Scenarios.Programs;

/// <summary>What each example of the article must show, with its budget of 7, the visualiser's 1, something between, and "all at once".</summary>
public sealed class SeedExampleTests
{
    private const int Parent = 0;
    private const int Child = 1;

    [Theory]
    [InlineData(7)]
    [InlineData(2)]
    [InlineData(1)]
    public void Ex1_is_one_instruction_and_over(int budget)
    {
        var run = Slowly("ex1", budget);

        Assert.Equal(["0 End"], run.Steps);
        Assert.Equal(ExitReason.Normal, run.World[Parent].Reason);
    }

    [Fact]
    public void Ex2_is_one_slice_with_budget_7() => Assert.Equal(["0 Work", "0 Work", "0 Work", "0 Work", "0 Work", "0 End"], Slowly("ex2", 7).Steps);

    [Fact]
    public void Ex2_works_5_3_1_0_with_budget_2()
    {
        var left = Slowly("ex2", 2).Moments.Select(moment => moment.Processes[Parent].WorkLeft).ToArray();

        Assert.Equal([5, 3, 1], left.Where((_, step) => step % 2 == 0));
        Assert.Equal(0, left[^1]);
    }

    [Fact]
    public void Ex3_all_at_once_is_seven_steps_one_for_each_instruction() =>
        Assert.Equal(["0 Work", "0 Spawn", "1 Work", "0 Work", "1 Work", "0 End", "1 End"], AllAtOnce("ex3").Steps);

    [Theory]
    [InlineData(7)]
    [InlineData(2)]
    [InlineData(1)]
    public void Ex3_uses_33_reductions_whatever_the_budget(int budget) => Assert.Equal(33, Slowly("ex3", budget).Moments.Count);

    [Fact]
    public void Ex4_all_at_once_lets_the_parent_wait_for_the_999() =>
        Assert.Equal(["0 Work", "0 Spawn", "1 Work", "0 Work", "1 Work", "0 End", "1 End"], AllAtOnce("ex4").Steps);

    [Fact]
    public void Ex4_with_budget_7_does_not_let_the_parent_wait()
    {
        var run = Slowly("ex4", 7);

        var afterTheSpawn = run.Moments[7];
        Assert.Equal([Child, Parent], afterTheSpawn.Queue);
        Assert.Equal(4, afterTheSpawn.Processes[Parent].WorkLeft);
        Assert.Equal(999, afterTheSpawn.Processes[Child].WorkLeft);
        Assert.Equal(992, run.Moments[14].Processes[Child].WorkLeft);
        Assert.Equal(Parent, run.Moments[14].Runs);
        Assert.Equal(0, run.Moments[18].Processes[Parent].WorkLeft);
        Assert.Equal(Op.End, run.Moments[18].Processes[Parent].Pending);
        Assert.Equal(985, run.Moments[26].Processes[Child].WorkLeft);
        Assert.Equal(["0 7", "1 7", "0 5", "1 1003"], run.Slices);
        Assert.Equal(1022, run.World.Steps);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(2)]
    [InlineData(1)]
    public void Ex5_leaves_the_message_in_the_mailbox(int budget)
    {
        AssertLeft(Slowly("ex5", budget));
        AssertLeft(AllAtOnce("ex5"));

        static void AssertLeft(RoundRobinRun run)
        {
            var childEnds = run.Moments.Single(moment => moment.Runs == Child && moment.Processes[Child].Pending == Op.End);
            Assert.Equal(["\"Ping\""], childEnds.Processes[Child].Mailbox);
        }
    }

    [Fact]
    public void Ex6_sleeps_until_the_message_comes_then_takes_it_and_works()
    {
        var run = AllAtOnce("ex6");

        Assert.True(run.Moments[1].Processes[Child].Blocked);
        Assert.Equal([Parent], run.Moments[1].Queue);
        Assert.Equal(["0 Spawn", "0 Send", "1 Receive", "0 End", "1 Work", "1 End"], run.Steps);
        Assert.Empty(run.Moments[^1].Processes[Child].Mailbox);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(2)]
    [InlineData(1)]
    public void Ex6_ends_with_every_budget(int budget)
    {
        var run = Slowly("ex6", budget);

        Assert.Equal(15, run.World.Steps);
        Assert.Equal(ExitReason.Normal, run.World[Child].Reason);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(2)]
    public void Ex7_links_in_time_with_a_budget_of_two_or_more(int budget)
    {
        var run = Slowly("ex7", budget);

        Assert.Equal(["0 Spawn", "0 Link", "1 Exit", "0 Receive", "0 End"], run.Steps);
        Assert.Equal(ExitReason.Crash, run.World[Child].Reason);
    }

    [Fact]
    public void Ex7_waits_for_ever_with_budget_1()
    {
        AssertStuck(Slowly("ex7", 1));
        AssertStuck(AllAtOnce("ex7"));

        static void AssertStuck(RoundRobinRun run)
        {
            Assert.Equal(["0 Spawn", "1 Exit", "0 Link"], run.Steps);
            Assert.True(run.World[Parent].IsBlocked);
            Assert.True(run.World.Quiescent);
        }
    }

    [Fact]
    public void Ex7_has_two_schedules_and_one_of_them_is_stuck()
    {
        var stories = new List<string>();
        var steps = new List<string>();
        Interleavings.Of(
            Named("ex7").Start,
            new MachineOptions { Rules = Rules.Seed },
            atEnd: machine =>
            {
                stories.Add(string.Join(' ', steps) + (machine.World[Parent].IsBlocked ? " stuck" : ""));
                steps.Clear();
            },
            seen: machine =>
            {
                if (machine.Steps > 0)
                {
                    steps.Add(machine.Last.Pending.ToString());
                }
            });

        Assert.Equal(["Spawn Link Exit Receive End", "Spawn Exit Link stuck"], stories);
    }

    [Theory]
    [InlineData(Granularity.Visible)]
    [InlineData(Granularity.Work)]
    [InlineData(Granularity.Instruction)]
    [InlineData(Granularity.Reduction)]
    public void Ex7b_is_never_stuck_under_any_schedule(Granularity granularity)
    {
        var schedules = Interleavings.Of(
            Named("ex7b").Start,
            new MachineOptions { Rules = Rules.Seed, Granularity = granularity },
            machine => Assert.Equal(ExitReason.Normal, machine.World[Parent].Reason));

        Assert.Equal(1, schedules); // Nobody but the child can do anything between the spawn and the crash.
    }

    [Fact]
    public void Ex7_under_the_rules_of_otp_kills_the_parent_by_the_crash_or_by_the_missing_process()
    {
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        Interleavings.Of(Named("ex7").Start, new MachineOptions(), machine => reasons.Add(machine.World[Parent].Reason!.Name));

        Assert.Equal(["crash", "noproc"], reasons);
    }

    [Fact]
    public void Every_example_but_ex7_comes_to_its_end_under_both_rules()
    {
        foreach (var scenario in SeedExamples.All.Where(scenario => scenario.Name != "ex7"))
        {
            foreach (var rules in new[] { Rules.Seed, Rules.Otp })
            {
                var run = new RoundRobinRun(scenario with { Rules = rules }, SeedExamples.ArticleBudget, Granularity.Reduction);
                Assert.Equal(Verdict.Passed, run.Verdict);
                for (var i = 0; i < run.World.ProcessCount; i++)
                {
                    Assert.False(run.World[i].IsAlive, $"{scenario.Name} under {rules}: {run.World[i]} is still alive.");
                }
            }
        }
    }

    private static RoundRobinRun Slowly(string name, int budget) => new(Named(name), budget, Granularity.Reduction);

    private static RoundRobinRun AllAtOnce(string name) => new(Named(name), 1, Granularity.Instruction);

    private static Scenario Named(string name) => BuiltIn.Find(name)!.Build();
}
