using ToyBeam.Sim.Random;

namespace ToyBeam.Properties.Random;

/// <summary>Known answers: the numbers that the published definitions give. Every replay from a seed depends on them.</summary>
public sealed class RngAnswers
{
    [Fact]
    public void SplitMix64_from_1234567() => Assert.Equal(
        [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
        First(5, 1234567));

    [Fact]
    public void SplitMix64_from_0() => Assert.Equal([0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F], First(3, 0));

    [Fact]
    public void Xoshiro_from_a_state()
    {
        var rng = new Rng(1, 2, 3, 4);
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600];
        Assert.Equal(expected, expected.Select(_ => rng.Next()).ToArray());
    }

    [Fact]
    public void Xoshiro_from_a_seed()
    {
        var rng = new Rng(42);
        ulong[] expected = [1546998764402558742, 6990951692964543102, 12544586762248559009, 17057574109182124193];
        Assert.Equal(expected, expected.Select(_ => rng.Next()).ToArray());
        rng.Seed(42);
        Assert.Equal(expected, expected.Select(_ => rng.Next()).ToArray());
    }

    private static ulong[] First(int count, ulong seed)
    {
        var source = new SplitMix64(seed);
        var numbers = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = source.Next();
        }
        return numbers;
    }
}
