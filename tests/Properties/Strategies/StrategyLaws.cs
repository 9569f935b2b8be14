using ToyBeam.Core;
using ToyBeam.Properties.Random;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>What each strategy promises, seen from outside.</summary>
public sealed class StrategyLaws
{
    private const int ProgramCount = 100;
    private static readonly MachineOptions Options = new() { Granularity = Granularity.Work, MaxSteps = 100_000 };

    private static readonly Dictionary<string, Func<IStrategy>> All = new()
    {
        ["default"] = () => new DefaultSchedule(),
        ["random"] = () => new RandomWalk(),
        ["sticky:3"] = () => new Sticky(3),
        ["round-robin:1"] = () => new RoundRobin(1),
        ["round-robin:3"] = () => new RoundRobin(3),
        ["pct:1"] = () => new Pct(1),
        ["pct:2"] = () => new Pct(2),
        ["pct:3"] = () => new Pct(3),
        ["fair-pct:3"] = () => new FairPct(3),
        ["pctcp:3"] = () => new Pctcp(3),
        ["pos"] = () => new Pos(),
        ["urw"] = () => new Urw(),
        ["surw"] = () => new Surw(),
        ["delay:2"] = () => new Delay(2),
        ["preempt:2"] = () => new Preempt(2),
        ["newest-first"] = () => new NewestFirst(),
        ["random-robin"] = () => new RandomRobin(),
        ["portfolio"] = () => new Portfolio(),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_and_run_give_the_same_schedule_whatever_ran_before(string name)
    {
        var reused = new Spy(All[name]());
        var runner = new Runner(Options, []);
        for (var i = 0; i < ProgramCount; i++)
        {
            var program = Programs.Any((ulong)i % 7);
            var run = new RunInfo(3, i, new Pilot(program, Options));
            runner.Run(program, reused, run);
            var fresh = new Spy(All[name]());
            new Runner(Options, []).Run(program, fresh, run);
            Assert.Equal(Picks(fresh), Picks(reused));
        }
    }

    [Theory]
    [InlineData("random", true)]
    [InlineData("sticky:3", true)]
    [InlineData("pct:1", true)]
    [InlineData("fair-pct:3", true)]
    [InlineData("pctcp:3", true)]
    [InlineData("pos", true)]
    [InlineData("urw", true)]
    [InlineData("surw", true)]
    [InlineData("delay:2", true)]
    [InlineData("preempt:2", true)]
    [InlineData("portfolio", true)]
    [InlineData("newest-first", false)]
    [InlineData("default", false)]
    [InlineData("round-robin:3", false)]
    public void Runs_differ_exactly_where_chance_is_at_work(string name, bool differ)
    {
        var program = Programs.Workers(5, 5);
        var spy = new Spy(All[name]());
        var runner = new Runner(Options, []);
        var pilot = new Pilot(program, Options);
        var seen = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            runner.Run(program, spy, new RunInfo((ulong)i % 2, i / 2, pilot));
            seen.Add(string.Join(' ', Picks(spy)));
        }
        Assert.Equal(differ, seen.Count > 10);
        Assert.Equal(!differ, seen.Count == 1);
    }

    [Fact]
    public void The_default_goes_on_with_the_same_process_else_takes_the_lowest_path()
    {
        for (var seed = 0; seed < ProgramCount; seed++)
        {
            var recording = new Recording();
            foreach (var sight in Run(Programs.Any((ulong)seed), new DefaultSchedule(), recording))
            {
                var lowest = sight.Enabled[Array.IndexOf(sight.Paths, sight.Paths.MinBy(PathKey, StringComparer.Ordinal))];
                Assert.Equal(sight.LastEnabled ? sight.Last : lowest, sight.Picked);
            }
            Assert.Empty(recording.Schedule.Deviations);
            Assert.Equal((0, 0L), (recording.Preemptions, recording.RankSum));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Sticky_stays_as_often_as_it_says(int bits)
    {
        const int Processes = 3;
        var (stays, picks) = (0, 0);
        foreach (var sight in Run(Programs.Workers(Processes, 10_000), new Sticky(bits)))
        {
            if (sight.Last >= 0 && sight.Enabled.Length == Processes)
            {
                picks++;
                stays += sight.Picked == sight.Last ? 1 : 0;
            }
        }
        var leave = Math.Pow(2, -bits);
        Assert.True(picks > 10_000);
        Binomial.Check(stays, picks, 1 - leave + leave / Processes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Round_robin_lets_everybody_run_within_n_minus_1_slices(int budget)
    {
        for (var seed = 0; seed < ProgramCount; seed++)
        {
            Assert.Equal(-1, FirstWaitAbove(budget, Run(Programs.Any((ulong)seed), new RoundRobin(budget))));
        }
        Assert.NotEqual(-1, FirstWaitAbove(budget, Run(Programs.Workers(3, 50), new DefaultSchedule())));
        Assert.NotEqual(-1, FirstWaitAbove(budget, Run(Programs.Workers(3, 200), new RandomWalk())));
        Assert.NotEqual(-1, FirstWaitAbove(budget, Run(Programs.Workers(3, 50), new RoundRobin(budget + 1))));
    }

    [Fact]
    public void Round_robin_takes_turns_of_its_budget()
    {
        var picked = Run(Programs.Workers(3, 4), new RoundRobin(3)).Select(sight => sight.Picked);
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 1, 2], picked);
    }

    [Fact]
    public void Round_robin_with_a_huge_budget_runs_until_blocked()
    {
        for (var seed = 0; seed < ProgramCount; seed++)
        {
            var recording = new Recording();
            foreach (var sight in Run(Programs.Any((ulong)seed), new RoundRobin(int.MaxValue), recording))
            {
                Assert.True(!sight.LastEnabled || sight.Picked == sight.Last);
            }
            Assert.Equal(0, recording.Preemptions);
        }
    }

    [Fact]
    public void Random_robin_takes_turns_of_each_of_its_budgets()
    {
        var program = Programs.Workers(3, 60);
        var seen = new HashSet<int>();
        for (var i = 0; i < 100; i++)
        {
            var sights = Run(program, new RandomRobin(), new RunInfo(1, i, new Pilot(program, Options)));
            var budget = Assert.Single(RandomRobin.Budgets, budget => Picks(Run(program, new RoundRobin(budget))).SequenceEqual(Picks(sights)));
            seen.Add(budget);
        }
        Assert.Equal(RandomRobin.Budgets.Length, seen.Count);
    }

    /// <summary>The first step before which an enabled process was passed over more often than it may be; -1 for none.</summary>
    private static int FirstWaitAbove(int budget, IReadOnlyList<Spy.Sight> sights)
    {
        var waited = new Dictionary<int, int>();
        for (var step = 0; step < sights.Count; step++)
        {
            var sight = sights[step];
            foreach (var process in waited.Keys.Except(sight.Enabled).Append(sight.Picked).ToList())
            {
                waited.Remove(process);
            }
            foreach (var process in sight.Enabled.Where(process => process != sight.Picked))
            {
                waited[process] = waited.GetValueOrDefault(process) + 1;
                if (waited[process] > (sight.Processes - 1) * budget)
                {
                    return step;
                }
            }
        }
        return -1;
    }

    private static IReadOnlyList<Spy.Sight> Run(Start program, IStrategy strategy, Recording? recording = null) =>
        Run(program, strategy, new RunInfo(1, 0, new Pilot(program, Options)), recording);

    private static IReadOnlyList<Spy.Sight> Run(Start program, IStrategy strategy, in RunInfo run, Recording? recording = null)
    {
        var spy = new Spy(strategy);
        new Runner(Options, []).Run(program, spy, run, recording);
        return spy.Sights;
    }

    private static int[] Picks(Spy spy) => Picks(spy.Sights);

    private static int[] Picks(IReadOnlyList<Spy.Sight> sights) => [.. sights.Select(sight => sight.Picked)];

    /// <summary>A key whose text order is path order, for short paths.</summary>
    private static string PathKey(string path) =>
        string.Join('.', path.Split('.').Select((part, i) => i == 0 ? part : part.PadLeft(4, '0')));
}
