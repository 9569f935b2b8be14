using ToyBeam.Core;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>The walks within a bound keep it, in every delivery mode, and reach all that lies within it.</summary>
public sealed class BoundedWalks
{
    private const int ProgramCount = 60;

    public static TheoryData<Delivery, int> ModesAndBounds
    {
        get
        {
            var data = new TheoryData<Delivery, int>();
            foreach (var delivery in Enum.GetValues<Delivery>())
            {
                data.Add(delivery, 0);
                data.Add(delivery, 1);
                data.Add(delivery, 2);
                data.Add(delivery, 5);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ModesAndBounds))]
    public void Delays_are_at_most_as_many_as_said(Delivery delivery, int bound)
    {
        var counted = new DelayCounter(new Delay(bound));
        var most = 0;
        foreach (var _ in Recordings(delivery, counted))
        {
            Assert.InRange(counted.Delays, 0, bound);
            most = Math.Max(most, counted.Delays);
        }
        Assert.Equal(bound, most);
    }

    [Theory]
    [MemberData(nameof(ModesAndBounds))]
    public void Preemptions_are_at_most_as_many_as_said(Delivery delivery, int bound)
    {
        var most = 0;
        foreach (var recording in Recordings(delivery, new Preempt(bound)))
        {
            Assert.InRange(recording.Preemptions, 0, bound);
            most = Math.Max(most, recording.Preemptions);
        }
        Assert.Equal(bound, most);
    }

    /// <summary>The random walk does not keep to bounds that it has not.</summary>
    [Fact]
    public void A_random_walk_is_found_out()
    {
        var counted = new DelayCounter(new RandomWalk());
        Assert.True(Recordings(Delivery.Instant, counted).Max(_ => counted.Delays) > 5);
        var recordings = Recordings(Delivery.Instant, new RandomWalk()).ToList();
        Assert.True(recordings.Max(recording => recording.Preemptions) > 5);
    }

    /// <summary>How many orders there are within a bound is known: 2, 4, 6 and 6, 24, 60, 90 of those within 0, 1, 2, 3 preemptions.</summary>
    [Theory]
    [InlineData(0, 2, 6)]
    [InlineData(1, 4, 24)]
    [InlineData(2, 6, 60)]
    [InlineData(3, 6, 90)]
    public void Preemptions_reach_every_order_within_the_bound(int bound, int ofTwo, int ofThree)
    {
        Assert.Equal(ofTwo, Sampling.Orders(Programs.Sink(2, 2), new Preempt(bound), 2000).Count);
        Assert.Equal(ofThree, Sampling.Orders(Programs.Sink(2, 2, 2), new Preempt(bound), 10_000).Count);
    }

    /// <summary>Of one-step senders delays reach exactly the permutations with so few inversions: the Mahonian numbers.</summary>
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 3, 4)]
    [InlineData(2, 5, 9)]
    [InlineData(3, 6, 15)]
    [InlineData(4, 6, 20)]
    [InlineData(5, 6, 23)]
    [InlineData(6, 6, 24)]
    public void Delays_reach_every_order_within_the_bound(int bound, int ofThree, int ofFour)
    {
        Assert.Equal(ofThree, Orders(Programs.Sink(1, 1, 1)));
        Assert.Equal(ofFour, Orders(Programs.Sink(1, 1, 1, 1)));

        int Orders(Start program) => Enumerable.Range(0, bound + 1).SelectMany(delays => Sampling.Orders(program, new Delay(delays), 2000).Keys).Distinct().Count();
    }

    [Fact]
    public void Newest_first_runs_the_youngest_that_can()
    {
        var check = new Youngest(new NewestFirst());
        foreach (var delivery in Enum.GetValues<Delivery>())
        {
            Assert.Equal(ProgramCount, Recordings(delivery, check).Count());
        }
        Assert.True(check.Picks > 1000);
    }

    private static IEnumerable<Recording> Recordings(Delivery delivery, IStrategy strategy)
    {
        var options = new MachineOptions { Granularity = Granularity.Work, Delivery = delivery };
        var runner = new Runner(options, []);
        for (var i = 0; i < ProgramCount; i++)
        {
            var program = Programs.Any((ulong)i);
            var recording = new Recording();
            runner.Run(program, strategy, new RunInfo(3, i, new Pilot(program, options)), recording);
            yield return recording;
        }
    }

    /// <summary>Counts the delays of each run.</summary>
    private sealed class DelayCounter(IStrategy watched) : IStrategy
    {
        public int Delays { get; private set; }

        public void Begin(in RunInfo run, Rng rng)
        {
            Delays = 0;
            watched.Begin(run, rng);
        }

        public int Pick(in ChoicePoint point)
        {
            var index = watched.Pick(point);
            Delays += ChoicePoint.DelaysOf(index, point.Default, point.Enabled.Length);
            return index;
        }
    }

    /// <summary>Sees to it that nobody younger could have run.</summary>
    private sealed class Youngest(IStrategy watched) : IStrategy
    {
        public int Picks { get; private set; }

        public void Begin(in RunInfo run, Rng rng) => watched.Begin(run, rng);

        public int Pick(in ChoicePoint point)
        {
            var index = watched.Pick(point);
            var picked = point.Enabled[index];
            Picks++;
            foreach (var choice in point.Enabled)
            {
                Assert.True(choice.Kind != ChoiceKind.Run || (picked.Kind == ChoiceKind.Run && choice.Process <= picked.Process));
            }
            return index;
        }
    }
}
