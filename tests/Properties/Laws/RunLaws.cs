using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Laws;

/// <summary>What holds of whole runs: they end, they repeat, and who watches makes no difference.</summary>
public sealed class RunLaws(ITestOutputHelper output)
{
    /// <summary>A tree has no loops: each of its statements runs at most once, each process ends at most once and asks for its own pid at most once.</summary>
    [Fact]
    public void Programs_without_loops_end_within_their_size()
    {
        var (steps, bounds) = (0L, 0L);
        BaseSeed.ForAll(300, seed =>
        {
            var options = Setting.OptionsOf(seed);
            var tree = Setting.ProgramOf(seed);
            var bound = Bound(tree, options.Granularity);
            var runner = new Runner(options with { MaxSteps = 100_000 }, []);
            foreach (var strategy in Setting.Strategies())
            {
                runner.Run(tree.Compile(), strategy, Run(tree, options, seed));
                Assert.True(runner.Machine.Steps <= bound, $"{runner.Machine.Steps} steps, and no more than {bound} can be ({strategy.GetType().Name}, {options})\n{tree}");
                (steps, bounds) = (steps + runner.Machine.Steps, bounds + bound);
            }
        });
        output.WriteLine($"{steps} steps, {bounds} at most: {100.0 * steps / bounds:F1} %");
        Assert.True(steps * 5 > bounds, $"The bound is too loose to mean anything: {steps} steps of {bounds}; TOYBEAM_SEED={BaseSeed.Value}");
    }

    /// <summary>A machine that has run other programs and a new one do the same, event by event; so does the same one again.</summary>
    [Fact]
    public void A_reset_leaves_nothing_behind()
    {
        var used = Setting.Everywhere.ToDictionary(options => options, options => new Runner(options, StandardInvariants.MachineLaws()));
        var cut = Setting.Everywhere.ToDictionary(options => options, options => new Runner(options with { MaxSteps = 7 }, StandardInvariants.MachineLaws()));
        BaseSeed.ForAll(300, seed =>
        {
            var options = Setting.AnyOptionsOf(seed);
            var tree = Setting.ProgramOf(seed);
            var run = Run(tree, options, seed);
            var fresh = Events(new Runner(options, StandardInvariants.MachineLaws()), tree, run);
            Assert.Equal(fresh, Events(used[options], tree, run));
            Assert.Equal(fresh, Events(used[options], tree, run));
            var freshCut = Events(new Runner(options with { MaxSteps = 7 }, StandardInvariants.MachineLaws()), tree, run);
            Assert.Equal(freshCut, Events(cut[options], tree, run));
        });
    }

    [Fact]
    public void A_run_that_is_recorded_ends_as_one_that_is_not()
    {
        var recording = new Recording();
        BaseSeed.ForAll(300, seed =>
        {
            var options = Setting.AnyOptionsOf(seed);
            var tree = Setting.ProgramOf(seed);
            var run = Run(tree, options, seed);
            var lean = new Runner(options, StandardInvariants.ForScenarios("crash")).Run(tree.Compile(), new RandomWalk(), run);
            var recorded = new Runner(options, StandardInvariants.ForScenarios("crash")).Run(tree.Compile(), new RandomWalk(), run, recording);
            Assert.True(lean == recorded, $"{lean} lean, {recorded} recorded\n{tree}");
        });
    }

    /// <summary>A run stops at the first claim that breaks; each claim alone breaks at the same step or later, or not at all.</summary>
    [Fact]
    public void A_verdict_does_not_depend_on_who_else_watches()
    {
        var failed = new Dictionary<string, int>();
        BaseSeed.ForAll(300, seed =>
        {
            var options = Setting.AnyOptionsOf(seed);
            var tree = Setting.ProgramOf(seed);
            var run = Run(tree, options, seed);
            var all = new Runner(options, StandardInvariants.ForScenarios("crash")).Run(tree.Compile(), new RandomWalk(), run);
            failed[all.Invariant ?? "none"] = failed.GetValueOrDefault(all.Invariant ?? "none") + 1;
            foreach (var invariant in StandardInvariants.ForScenarios("crash"))
            {
                var alone = new Runner(options, [invariant]).Run(tree.Compile(), new RandomWalk(), run);
                if (invariant.Name == all.Invariant)
                {
                    Assert.Equal((all.Step, all.Kind, all.Violation), (alone.Step, alone.Kind, alone.Violation));
                }
                else
                {
                    Assert.True(!alone.Failed || (all.Failed && alone.Step >= all.Step), $"{alone.Invariant} alone at step {alone.Step}, {all.Invariant} at {all.Step}\n{tree}");
                }
            }
        });
        foreach (var name in (string[])["none", "completes", "no-unexpected-exit", "no-fail"])
        {
            output.WriteLine($"{name}: {failed.GetValueOrDefault(name)} of 300");
            Assert.True(failed.GetValueOrDefault(name) > 5, $"Too rare to mean anything: {name}, {failed.GetValueOrDefault(name)} of 300; TOYBEAM_SEED={BaseSeed.Value}");
        }
    }

    /// <summary>Once their memory has grown, the machine laws watch for nothing: a run with them allocates what a run does that is watched for a kind of event that never comes.</summary>
    [Fact]
    public void Invariants_allocate_nothing_per_event()
    {
        var start = ProgramTree.Parse("main { c = spawn_link { trap_exit on; receive \"b\"; receive _; receive exit parent }; send c \"a\"; send c \"b\"; link c; crash }").Compile();
        var options = new MachineOptions();
        var bare = Allocated(new Runner(options, [new NoFail()]), start);
        Assert.True(bare > 0);
        foreach (var invariant in StandardInvariants.MachineLaws())
        {
            Assert.True(Allocated(new Runner(options, [invariant]), start) == bare, $"{invariant.Name} allocates");
        }
    }

    private static long Allocated(Runner runner, Start start)
    {
        var run = new RunInfo(0, 0, new Pilot(start, runner.Machine.Options));
        var strategy = new DefaultSchedule();
        var before = 0L;
        for (var i = 0; i < 4; i++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            runner.Run(start, strategy, run);
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static RunInfo Run(ProgramTree tree, MachineOptions options, ulong seed) => new(seed, 0, new Pilot(tree.Compile(), options));

    private static List<string> Events(Runner runner, ProgramTree tree, in RunInfo run)
    {
        var recording = new Recording();
        runner.Run(tree.Compile(), new RandomWalk(), run, recording);
        var lines = new List<string> { $"{recording.FinalState} {runner.Machine.TraceHash} {runner.Machine.ObservationHash} {recording.Verdict.Kind}" };
        for (var step = 0; step <= recording.Steps; step++)
        {
            foreach (var e in recording.EventsOf(step))
            {
                var payload = e.Payload is Code ? "" : Literal.Of(e.Payload);
                lines.Add($"{step} {e.Kind} {e.Op} {e.Process} {e.Other} {e.Number} {payload} {e.Clause}");
            }
        }
        return lines;
    }

    private static int Bound(ProgramTree tree, Granularity granularity) =>
        tree.Processes.Sum(process => 1 + Bound(process.Body, granularity));

    private static int Bound(Block block, Granularity granularity) => block.Statements.Sum(statement => statement switch
    {
        Statement.Work work => granularity == Granularity.Reduction ? Math.Max(1, work.Amount) : 1,
        Statement.Spawn spawn => 3 + Bound(spawn.Body, granularity),
        Statement.Receive receive => 1 + receive.Branches.Select(branch => Bound(branch.Body, granularity)).Append(receive.After is { } after ? Bound(after.Body, granularity) : 0).Max(),
        _ => 1,
    });
}
