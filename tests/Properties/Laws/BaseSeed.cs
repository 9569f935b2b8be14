using System.Globalization;
using System.Security.Cryptography;
using ToyBeam.Sim.Random;

namespace ToyBeam.Properties.Laws;

/// <summary>The seed from which every law draws its cases: the variable <c>TOYBEAM_SEED</c>, else a new one in every process.</summary>
internal static class BaseSeed
{
    public static readonly ulong Value = Environment.GetEnvironmentVariable("TOYBEAM_SEED") is { Length: > 0 } text
        ? ulong.Parse(text, CultureInfo.InvariantCulture)
        : BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Runs a law on its cases; a failure says which one and how to see it again.</summary>
    public static void ForAll(int cases, Action<ulong> law)
    {
        for (var i = 0; i < cases; i++)
        {
            try
            {
                law(Rng.StreamSeed(Value, i, Purpose.Test));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Case {i} of TOYBEAM_SEED={Value}: {failure.Message}", failure);
            }
        }
    }
}
