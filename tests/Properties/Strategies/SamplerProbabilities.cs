using ToyBeam.Core;
using ToyBeam.Properties.Random;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>How often each sampler reaches an order of events or an outcome, against exact values: sums over all interleavings, computed elsewhere.</summary>
public sealed class SamplerProbabilities
{
    private const int Runs = 20_000;

    private static readonly Dictionary<string, Func<IStrategy>> Samplers = new()
    {
        ["RW"] = () => new RandomWalk(),
        ["URW"] = () => new Urw(),
        ["SURW"] = () => new Surw(),
        ["POS"] = () => new Pos(),
        ["BPOS"] = () => new BasicPos(),
    };

    /// <summary>Orders of arrival at P, and in each line a sampler with a probability.</summary>
    private static readonly (string Row, Start Program, string Order, string Probabilities)[] Orders =
    [
        ("given order of 3", Programs.Sink(1, 1, 1), "c1b1a1", "RW 1/6, URW 1/6, SURW 1/6, POS 1/6, BPOS 1/6"),
        ("given order of 4", Programs.Sink(1, 1, 1, 1), "d1c1b1a1", "RW 1/24, URW 1/24, SURW 1/24, POS 1/24, BPOS 1/24"),
        ("tail_race(1)", Programs.TailRace(1), "xy", "RW 1/4, URW 1/3, SURW 1/2, POS 1/3, BPOS 1/3"),
        ("tail_race(5)", Programs.TailRace(5), "xy", "RW 1/64, URW 1/7, SURW 1/2, POS 1/7, BPOS 1/7"),
        ("long_tail(2), b second", Programs.LongTail(2), "aba", "RW 1/4, URW 1/3, SURW 1/3, POS 1/4, BPOS 1/6"),
        ("long_tail(3), b second", Programs.LongTail(3), "abaa", "RW 1/4, URW 1/4, SURW 1/4, POS 1/4, BPOS 1/6"),
        ("long_tail(3), b third", Programs.LongTail(3), "aaba", "RW 1/8, URW 1/4, SURW 1/4, POS 1/8, BPOS 1/12"),
        ("long_tail(3), b last", Programs.LongTail(3), "aaab", "RW 1/8, URW 1/4, SURW 1/4, POS 1/8, BPOS 1/4"),
        ("atomicity(0,0)", Programs.Atomicity(0, 0), "xzy", "RW 1/4, URW 1/3, SURW 1/3, POS 1/4, BPOS 1/6"),
        ("atomicity(2,2)", Programs.Atomicity(2, 2), "xzy", "RW 1/16, URW 1/7, SURW 1/3, POS 1/8, BPOS 1/20"),
        ("atomicity(4,4)", Programs.Atomicity(4, 4), "xzy", "RW 1/64, URW 1/11, SURW 1/3, POS 1/12, BPOS 1/42"),
        ("nested3", Programs.Nested3(), "a1b1cb2a2", "RW 1/54, URW 1/30, SURW 1/30"),
    ];

    /// <summary>
    /// What processes end with. POS on link_race is 1/4 and not 1/3, as it would be if a link and the death of its other end counted as no race.
    /// </summary>
    private static readonly (string Row, Start Program, Func<World, bool> IsHit, string Probabilities)[] Ends =
    [
        ("kill_race(3): the victim finishes", RacePrograms.Kill(3), world => world[0].Result is "finished", "RW 1/8, URW 1/4, POS 1/4, BPOS 1/4"),
        ("link_race: the linker survives", RacePrograms.Link(), world => world[0].Result is "alive", "RW 1/4, URW 1/3, POS 1/4, BPOS 1/3"),
        ("monitor_race: noproc", RacePrograms.Monitor(), world => world[0].Result is "noproc", "RW 1/2, URW 1/3, POS 1/2, BPOS 1/2"),
        ("timeout_race(1): a message", RacePrograms.Timeout(1), world => world[0].Result is "message", "RW 1/2, URW 1/2, SURW 1/2, POS 1/2, BPOS 1/2"),
        ("timeout_race(3): a message", RacePrograms.Timeout(3), world => world[0].Result is "message", "RW 3/4, URW 3/4, SURW 3/4, POS 3/4, BPOS 3/4"),
        ("writers_reader: reads nothing", RacePrograms.WritersReader(), world => world[3].Result is "0", "RW 1/3, URW 1/2, SURW 1/3, POS 1/3, BPOS 1/3"),
        ("writers_reader: reads the first", RacePrograms.WritersReader(), world => world[3].Result is "1", "RW 1/3, URW 1/4, SURW 1/3, POS 1/3, BPOS 1/3"),
        ("lost_update(2): lost", Programs.LostUpdate(), world => world[0].Result is 1, "RW 15/16, URW 23/24, SURW 2/3, POS 4/5, BPOS 2/3"),
        ("abba: deadlock", RacePrograms.Abba(), world => world[2].IsAlive, "RW 15/16, URW 116/121"),
        ("two_pc(2): abort", RacePrograms.TwoPhaseCommit(), world => world[0].Result is "abort", "RW 1/2, URW 1/5, POS 1/2, BPOS 1/2"),
    ];

    private static readonly (string Row, Start Program, Func<World, bool> IsHit, string Probabilities)[] PairwiseEnds =
    [
        ("triangle: the effect first", RacePrograms.Triangle(), world => world[2].Result is "21", "RW 1/32, URW 1/24"),
        ("fifo2: b first", RacePrograms.Fifo2(), world => world[0].Result is "ba1a2", "RW 1/2, URW 7/18"),
    ];

    public static TheoryData<string> OrderRows => [.. Orders.Select(row => row.Row)];

    public static TheoryData<string> EndRows => [.. Ends.Select(row => row.Row)];

    public static TheoryData<string> PairwiseRows => [.. PairwiseEnds.Select(row => row.Row)];

    [Theory]
    [MemberData(nameof(OrderRows))]
    public void An_order_of_messages(string name)
    {
        var row = Orders.Single(row => row.Row == name);
        Check(row.Probabilities, strategy => Sampling.Count(row.Program, strategy, Runs, order => order == row.Order));
    }

    [Theory]
    [MemberData(nameof(EndRows))]
    public void An_outcome(string name)
    {
        var row = Ends.Single(row => row.Row == name);
        Check(row.Probabilities, strategy => Sampling.CountEnds(row.Program, strategy, Runs, row.IsHit));
    }

    [Theory]
    [MemberData(nameof(PairwiseRows))]
    public void An_outcome_where_delivering_is_a_choice(string name)
    {
        var row = PairwiseEnds.Single(row => row.Row == name);
        var options = new MachineOptions { Granularity = Granularity.Work, Delivery = Delivery.Pairwise };
        Check(row.Probabilities, strategy => Sampling.CountEnds(row.Program, strategy, Runs, row.IsHit, options));
    }

    /// <summary>A sampler that is nearly another one is told apart by these rows.</summary>
    [Theory]
    [InlineData("BPOS", "POS", "long_tail(3), b third")]
    [InlineData("BPOS", "POS", "atomicity(2,2)")]
    [InlineData("RW", "POS", "tail_race(5)")]
    [InlineData("RW", "URW", "atomicity(4,4)")]
    [InlineData("URW", "SURW", "atomicity(4,4)")]
    [InlineData("POS", "SURW", "tail_race(5)")]
    public void Another_sampler_is_found_out(string actual, string claimed, string name)
    {
        var row = Orders.Single(row => row.Row == name);
        var hits = Sampling.Count(row.Program, Samplers[actual](), Runs, order => order == row.Order);
        Assert.False(Binomial.Agrees(hits, Runs, Parse(row.Probabilities).Single(one => one.Sampler == claimed).Probability));
    }

    private static void Check(string probabilities, Func<IStrategy, int> count)
    {
        foreach (var (sampler, probability) in Parse(probabilities))
        {
            var hits = count(Samplers[sampler]());
            Assert.True(Binomial.Agrees(hits, Runs, probability), $"{sampler}: {hits} of {Runs} is {(double)hits / Runs:F5}, not {probability:F5}.");
        }
    }

    private static IEnumerable<(string Sampler, double Probability)> Parse(string probabilities) =>
        from one in probabilities.Split(", ")
        let words = one.Split(' ', '/')
        select (words[0], double.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture) / double.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture));
}
