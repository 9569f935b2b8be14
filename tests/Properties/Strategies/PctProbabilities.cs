using ToyBeam.Core;
using ToyBeam.Properties.Random;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>How often PCT reaches an order of events, against exact values: every order of priorities times every choice of labels, counted by brute force elsewhere.</summary>
public sealed class PctProbabilities
{
    private const int Runs = 20_000;
    private static readonly MachineOptions Options = new() { Granularity = Granularity.Work };

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 3, 16)]
    [InlineData(3, 19, 128)]
    public void Tail_race_x_first(int depth, int hits, int of) =>
        Binomial.Check(Count(Programs.TailRace(5), new Pct(depth), XFirst), Runs, (double)hits / of);

    [Fact]
    public void Long_tail_b_last() => Binomial.Check(Count(Programs.LongTail(3), new Pct(1), order => order == "aaab"), Runs, 1.0 / 2);

    [Fact]
    public void Long_tail_b_third() => Binomial.Check(Count(Programs.LongTail(3), new Pct(2), order => order == "aaba"), Runs, 1.0 / 10);

    [Theory]
    [InlineData(0, 1, 0, 1)]
    [InlineData(0, 2, 1, 8)]
    [InlineData(2, 2, 1, 16)]
    [InlineData(4, 2, 1, 24)]
    [InlineData(0, 3, 5, 32)]
    [InlineData(2, 3, 9, 128)]
    [InlineData(4, 3, 13, 288)]
    public void Atomicity_z_between(int padding, int depth, int hits, int of) =>
        Binomial.Check(Count(Programs.Atomicity(padding, padding), new Pct(depth), order => order == "xzy"), Runs, (double)hits / of);

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(2, 1, 2)]
    public void Lost_update_lost(int depth, int hits, int of)
    {
        var lost = Sampling.CountEnds(Programs.LostUpdate(), new Pct(depth), Runs, world => world[0].Result is 1);
        Binomial.Check(lost, Runs, (double)hits / of);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1.0 / 216)]
    [InlineData(4, 1.0 / 144)]
    public void Nested_brackets(int depth, double probability) =>
        Binomial.Check(Count(Programs.Nested3(), new Pct(depth), Nested, 2 * Runs), 2 * Runs, probability);

    /// <summary>The wrong forms and a random walk reach the same orders with other probabilities: these tests tell them apart.</summary>
    [Fact]
    public void Others_than_pct_are_found_out()
    {
        var tailRace = Programs.TailRace(5);
        var demoteAfter = Count(tailRace, new StepCountedPct(3, append: false), XFirst);
        var append = Count(tailRace, new StepCountedPct(3, append: true), XFirst);
        var randomWalk = Count(tailRace, new RandomWalk(), XFirst);
        Assert.All([demoteAfter, append, randomWalk], hits => Assert.False(Binomial.Agrees(hits, Runs, 19.0 / 128)));
        Binomial.Check(demoteAfter, Runs, 9.0 / 128);
        Binomial.Check(append, Runs, 3.0 / 56);
        Binomial.Check(randomWalk, Runs, 1.0 / 64);
        Assert.Equal(0, Count(Programs.Nested3(), new StepCountedPct(3, append: true), Nested));
    }

    /// <summary>PCT's k counts every pending event: the steps, and the one receive at which the sink stands for ever.</summary>
    [Fact]
    public void The_pilot_counts_pending_events()
    {
        Assert.Equal(7 + 1, new Pilot(Programs.TailRace(5), Options).Events);
        Assert.Equal(4 + 1, new Pilot(Programs.LongTail(3), Options).Events);
        Assert.Equal(3 + 1, new Pilot(Programs.Atomicity(0, 0), Options).Events);
        Assert.Equal(7 + 1, new Pilot(Programs.Atomicity(2, 2), Options).Events);
        Assert.Equal(11 + 1, new Pilot(Programs.Atomicity(4, 4), Options).Events);
        Assert.Equal(5 + 1, new Pilot(Programs.Nested3(), Options).Events);
        Assert.Equal(12, new Pilot(Programs.LostUpdate(), Options).Events); // Here all processes end.
        Assert.Equal(3, new Pilot(Programs.LostUpdate(), Options).Processes);
    }

    private static bool XFirst(string order) => order == "xy";

    private static bool Nested(string order) => order == "a1b1cb2a2";

    private static int Count(Start program, IStrategy strategy, Func<string, bool> isHit, int runs = Runs) => Sampling.Count(program, strategy, runs, isHit);
}
