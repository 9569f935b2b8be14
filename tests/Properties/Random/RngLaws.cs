using System.Numerics;
using ToyBeam.Sim.Random;

namespace ToyBeam.Properties.Random;

/// <summary>Bounded numbers are exactly uniform, streams are functions of their keys.</summary>
public sealed class RngLaws
{
    private const ulong Quarter = 1UL << 62;
    private const int Draws = 60_000;

    /// <summary>Below a bound of three quarters of 2^64 every third is equally likely only for who rejects a quarter of what is drawn.</summary>
    [Fact]
    public void A_large_bound_is_unbiased()
    {
        var rng = new Rng(1);
        var hits = Thirds(() => rng.Below(3 * Quarter));
        Assert.All(hits, count => Binomial.Check(count, Draws, 1.0 / 3));
    }

    [Fact]
    public void A_generator_by_remainder_fails_that_test()
    {
        var rng = new Rng(1);
        var hits = Thirds(() => rng.Next() % (3 * Quarter));
        Binomial.Check(hits[0], Draws, 1.0 / 2);
        Assert.All(hits, count => Assert.False(Binomial.Agrees(count, Draws, 1.0 / 3)));
    }

    [Fact]
    public void A_quarter_of_the_draws_is_rejected()
    {
        var (rng, raw) = (new Rng(2), new Rng(2));
        for (var i = 0; i < Draws; i++)
        {
            rng.Below(3 * Quarter);
        }
        var mark = rng.Next();
        var drawn = 0;
        while (raw.Next() != mark)
        {
            drawn++;
        }
        Binomial.Check(drawn - Draws, drawn, 1.0 / 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(7)]
    public void A_small_bound_is_uniform(int bound)
    {
        var rng = new Rng((ulong)bound);
        var hits = new int[bound];
        for (var i = 0; i < Draws; i++)
        {
            hits[rng.Below(bound)]++;
        }
        Assert.All(hits, count => Binomial.Check(count, Draws, 1.0 / bound));
    }

    [Fact]
    public void A_bound_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rng(1).Below(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rng(1).Below(0UL));
    }

    [Fact]
    public void Every_key_has_its_own_stream()
    {
        var firsts = new HashSet<ulong>();
        var count = 0;
        foreach (var root in new ulong[] { 0, 1, 2, 3, 1UL << 56, 1UL << 63, ulong.MaxValue })
        {
            for (var run = 0L; run < 1_000; run++)
            {
                foreach (var purpose in Enum.GetValues<Purpose>())
                {
                    firsts.Add(new Rng(Rng.StreamSeed(root, run, purpose)).Next());
                    count++;
                }
            }
        }
        Assert.Equal(count, firsts.Count);
    }

    /// <summary>One bit of any key changes half of the bits of the stream's numbers.</summary>
    [Fact]
    public void Neighbouring_keys_have_unrelated_streams()
    {
        var (differing, compared) = (0L, 0L);
        for (var i = 0; i < 64; i++)
        {
            var bit = 1UL << i;
            Compare(Rng.StreamSeed(5, 3, Purpose.Schedule), Rng.StreamSeed(5 ^ bit, 3, Purpose.Schedule));
            Compare(Rng.StreamSeed(5, 3, Purpose.Schedule), Rng.StreamSeed(5, 3 ^ (long)bit, Purpose.Schedule));
            Compare(Rng.StreamSeed((ulong)i, 3, Purpose.Schedule), Rng.StreamSeed((ulong)i, 3, Purpose.Program));
        }
        Binomial.Check(differing, compared, 1.0 / 2);

        void Compare(ulong left, ulong right)
        {
            var (a, b) = (new Rng(left), new Rng(right));
            for (var draw = 0; draw < 10; draw++)
            {
                differing += BitOperations.PopCount(a.Next() ^ b.Next());
                compared += 64;
            }
        }
    }

    [Fact]
    public void A_stream_does_not_depend_on_what_ran_before()
    {
        var reused = new Rng(0);
        foreach (var run in new[] { 5L, 0, 5, 3, 0 })
        {
            reused.Seed(Rng.StreamSeed(7, run, Purpose.Schedule));
            var fresh = new Rng(Rng.StreamSeed(7, run, Purpose.Schedule));
            for (var i = 0; i < 10 + run; i++)
            {
                Assert.Equal(fresh.Next(), reused.Next());
            }
        }
    }

    private static int[] Thirds(Func<ulong> draw)
    {
        var hits = new int[3];
        for (var i = 0; i < Draws; i++)
        {
            hits[draw() / Quarter]++;
        }
        return hits;
    }
}
