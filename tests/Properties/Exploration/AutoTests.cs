using ToyBeam.Core;
using ToyBeam.Properties.Strategies;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Trees;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Properties.Exploration;

/// <summary>The default way to explore: what it proves, and what it does not say it has proved.</summary>
public sealed class AutoTests
{
    [Fact]
    public void A_program_with_few_traces_is_run_completely_and_no_more()
    {
        var result = Explore.Of(Programs.Sink(1, 1, 1, 1)).Run();
        Assert.True(result.Complete);
        Assert.Equal((24L, 24, 0L), (result.Schedules, result.Distinct, result.FailingSchedules));
        Assert.Equal("traces", Assert.Single(result.Arms).Name);
    }

    [Fact]
    public void With_more_traces_the_first_64_schedules_are_the_searchs()
    {
        var result = Explore.Of(Programs.Sink(1, 1, 1, 1, 1)).For(64).Run();
        Assert.False(result.Complete);
        Assert.Equal((64L, 64), (result.Schedules, result.Distinct));
        Assert.Equal("traces", Assert.Single(result.Arms).Name);
    }

    [Fact]
    public void What_can_be_finished_is_finished_beside_the_samplers()
    {
        var result = Explore.Of(Programs.Sink(1, 1, 1, 1, 1)).Run();
        Assert.True(result.Complete);
        Assert.Equal(120, result.Distinct);
        Assert.Equal(120, result.Arms.Single(arm => !arm.IsSampler).Schedules);
        Assert.InRange(result.Schedules, 64 + (2 * 56) - 1, 64 + (2 * 56) + 8); // Every second one after the first 64.
    }

    [Fact]
    public void What_goes_on_for_long_gets_one_schedule_in_eight()
    {
        var result = Explore.Of(Programs.Sink(2, 2, 2, 2, 2)).Run();
        Assert.False(result.Complete);
        Assert.Equal(1000, result.Schedules);
        Assert.InRange(result.Arms.Single(arm => !arm.IsSampler).Schedules, 64 + 110, 64 + 180);
        Assert.True(result.EstimatedTraces > 200); // 113400, which it cannot know yet.
        Assert.Contains(result.Arms, arm => arm.Name == "surw");
    }

    /// <summary>Both work independently, so there is one trace, in whose run one works after the other. That both are at it is a state of other interleavings.</summary>
    [Fact]
    public void A_state_that_only_other_interleavings_of_a_trace_are_in_is_found_too()
    {
        static Code Busy(string name) => Note(name, true, () => Work(1, () => Work(1, () => Note(name, false, () => End))));
        static void Both(Roots roots)
        {
            roots.Add(Work(1, () => Busy("a")));
            roots.Add(Work(1, () => Busy("b")));
        }
        var explore = Explore.Of(Both).At(Granularity.Work);
        Assert.Equal((true, 1L), (explore.Run().Complete, explore.Run().Schedules));

        var result = explore.Never("both are busy", world => world.Note<bool>("a") && world.Note<bool>("b")).Run();
        Assert.Equal("both are busy", Assert.Single(result.Findings).Invariant);
        Assert.True(result.Complete);
        Assert.Equal(2, result.Schedules);

        var held = explore.Never("both have not begun and one has ended", world => world.Notes.Count == 3).Run();
        Assert.Empty(held.Findings);
        Assert.True(held.Complete);
    }

    [Fact]
    public void A_claim_about_the_order_of_independent_steps_is_not_called_proved()
    {
        var result = Explore.Of(Programs.Workers(2, 2)).At(Granularity.Work).Always(() => new FirstGoesFirst()).For(20).Run();
        Assert.False(result.Complete);
        Assert.Equal(["first-goes-first"], result.Unproved);
        Assert.Contains(result.Findings, finding => finding.Invariant == "first-goes-first"); // By sampling.
    }

    [Fact]
    public void A_program_that_goes_on_for_ever_is_sampled()
    {
        static Code Loop(Pid me) => Send(me, "again", () => Receive(Any(_ => Loop(me))));
        var result = (Explore.Of(roots => roots.Add(Loop(roots[0]))) with { Machine = new MachineOptions { MaxSteps = 50 } }).For(100).Run();
        Assert.False(result.Complete);
        Assert.Equal((100L, 100L), (result.Schedules, result.CutSchedules));
        Assert.Equal(1, result.Arms.Single(arm => !arm.IsSampler).Schedules);
    }

    [Fact]
    public void With_a_clock_all_is_sampled()
    {
        var result = Explore.Of(Programs.Sink(1, 1)).Timed(Timing.Virtual()).For(10).Run();
        Assert.False(result.Complete);
        Assert.All(result.Arms, arm => Assert.True(arm.IsSampler));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(8, false)]
    public void Generated_programs_are_each_searched_where_there_is_room(int schedules, bool searched)
    {
        var trees = Enumerable.Range(0, 5).Select(_ => ProgramTree.Parse("main { a = spawn { send parent \"x\" }; send a \"y\"; receive _ }")).ToList();
        var machine = new MachineOptions();
        var options = new ExplorationOptions { Invariants = StandardInvariants.MachineLaws, Seeds = 5, SchedulesPerSeed = schedules };
        var result = new Explorer(machine, options).Run(seed => new TestedProgram(trees[(int)seed], machine));
        Assert.Equal(5 * schedules, result.Schedules); // Whether the machine keeps its laws is not proved by a search that trusts it: the rest is sampled.
        Assert.Equal(searched, result.Complete);
        Assert.Equal(searched, result.Arms.Any(arm => !arm.IsSampler));
    }

    [Fact]
    public void What_was_noted_is_counted_by_schedules()
    {
        var result = Explore.Of(ProgramTree.Parse("main { spawn { send parent \"x\" } spawn { send parent \"y\" } receive { \"x\" -> { note first \"x\" } _ -> { note other \"y\" } } }")).Run();
        Assert.True(result.Complete);
        Assert.True(result.Reached["first"] > 0 && result.Reached["other"] > 0);
        Assert.Equal(result.Schedules, result.Reached["first"] + result.Reached["other"]);
    }

    private sealed class FirstGoesFirst : IInvariant
    {
        public string Name => "first-goes-first";

        public EventKinds Needs => EventKinds.Worked;

        private bool _first;

        public void Begin(World world) => _first = false;

        public Violation? On(in Event e, World world)
        {
            _first |= e.Process == 0;
            return _first ? null : new Violation("the second worked first");
        }
    }
}
