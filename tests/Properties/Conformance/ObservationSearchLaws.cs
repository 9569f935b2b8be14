using ToyBeam.Core;
using ToyBeam.Sim.Conformance;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Conformance;

/// <summary>The search for an observation finds exactly what there is, whatever it leaves out on the way.</summary>
public sealed class ObservationSearchLaws
{
    private const int Budget = 200_000;

    [Fact]
    public void Whatever_a_sampled_run_shows_is_found() => Laws.BaseSeed.ForAll(300, seed =>
    {
        var start = TreeGen.FromSeed(seed, (int)(seed % 40)).Compile();
        foreach (var observation in Sampled(start, seed, runs: 30))
        {
            Assert.NotEqual(SearchEnd.Absent, Search(start, observation));
        }
    });

    [Fact]
    public void Searching_everything_shows_what_naive_enumeration_shows() => Laws.BaseSeed.ForAll(200, seed =>
    {
        var program = new TestedProgram(TreeGen.FromSeed(seed, 8), Judge.Options);
        var naive = new Collector();
        if (new DepthFirst(Judge.Options, [naive]).Count(program, max: 3_000).Complete)
        {
            Assert.Equal(naive.Texts, Everything(program.Start));
        }
    });

    [Fact]
    public void What_is_there_is_found_and_what_is_not_is_absent() => Laws.BaseSeed.ForAll(150, seed =>
    {
        var start = TreeGen.FromSeed(seed, (int)(seed % 20)).Compile();
        var there = Everything(start);
        foreach (var text in there)
        {
            var observation = ObservationText.Parse(text);
            Assert.Equal(SearchEnd.Found, Search(start, observation));
            foreach (var other in ObservationText.Altered(observation))
            {
                Assert.Equal(there.Contains(other.ToString()) ? SearchEnd.Found : SearchEnd.Absent, Search(start, other));
            }
        }
    });

    [Fact]
    public void A_search_may_run_out_of_budget()
    {
        var start = ProgramTree.Parse("main { receive \"c\"; } a { send main \"a\"; } b { send main \"b\"; } c { send main \"c\"; }").Compile();
        var sought = ObservationText.Parse("""P: took "c" = normal ; Q: = normal ; R: = normal ; S: = normal""");
        Assert.Equal(SearchEnd.OutOfBudget, new ConfigurationSearch(Judge.Options, new ObservationGuide(sought)).Find(start, 2));
        Assert.Equal(SearchEnd.Found, Search(start, sought));
    }

    [Fact]
    public void A_clock_is_refused() => Assert.Throws<ArgumentException>(() =>
        new ConfigurationSearch(Judge.Options with { Timing = Timing.Virtual() }, new ObservationGuide(ObservationText.Parse("P: = normal"))));

    [Fact]
    public void The_judge_tells_what_cannot_be_from_what_can()
    {
        var start = ProgramTree.Parse("main { c = spawn_link { exit boom; } receive \"never\"; }").Compile();
        var judge = new Judge(Budget);
        Assert.Equal(Reach.Searched, judge.Of(start, Seen("P: = boom ; P.1: = boom")).Reach);
        Assert.Equal(Reach.Unreachable, judge.Of(start, Seen("P: = noproc ; P.1: = boom")).Reach);
        Assert.Equal(["P: = boom ; P.1: = boom"], judge.Sample(start));
    }

    private static Sighting Seen(string text) => new(ObservationText.Parse(text), EmulatorSetting.Usual(40)[0], 0, 1);

    private static SearchEnd Search(Start start, Observation observation) =>
        new ConfigurationSearch(Judge.Options, new ObservationGuide(observation)).Find(start, Budget);

    private static List<Observation> Sampled(Start start, ulong seed, int runs)
    {
        var collector = new Collector();
        var runner = new Runner(Judge.Options, [collector]);
        var strategy = StrategySpec.Portfolio.Create();
        var pilot = new Pilot(start, Judge.Options);
        for (var i = 0; i < runs; i++)
        {
            runner.Run(start, strategy, new RunInfo(seed, i, pilot));
        }
        return [.. collector.Texts.Select(ObservationText.Parse)];
    }

    private static SortedSet<string> Everything(Start start)
    {
        var collector = new Collector();
        Assert.Equal(SearchEnd.Absent, new ConfigurationSearch(Judge.Options, collector).Find(start, int.MaxValue));
        return collector.Texts;
    }

    /// <summary>Tries everything, and notes what each run shows at its end.</summary>
    private sealed class Collector : ISearchGuide, IInvariant
    {
        private readonly Observer _observer = new();

        public SortedSet<string> Texts { get; } = new(StringComparer.Ordinal);

        public string Name => "collector";

        public EventKinds Needs => _observer.Needs | EventKinds.Quiescent;

        public void Begin(World world) => _observer.Begin(world);

        public bool See(ReadOnlySpan<Event> events, World world)
        {
            foreach (ref readonly var e in events)
            {
                if ((Observer.Kinds & (EventKinds)(1L << (int)e.Kind)) != 0)
                {
                    _observer.On(e, world);
                }
            }
            return true;
        }

        public void Choose(World world, List<int> picks) => picks.AddRange(Enumerable.Range(0, world.Enabled.Length));

        public bool IsSought(World world)
        {
            Texts.Add(_observer.TextOf(world));
            return false;
        }

        public Violation? On(in Event e, World world) => e.Kind == EventKind.Quiescent && IsSought(world) ? null : e.Kind == EventKind.Quiescent ? null : _observer.On(e, world);
    }
}
