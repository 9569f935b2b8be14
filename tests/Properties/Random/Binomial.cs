using System.Globalization;

namespace ToyBeam.Properties.Random;

/// <summary>Does a count agree with a probability? The seeds are fixed, so that a test of this kind passes always or never.</summary>
internal static class Binomial
{
    /// <summary>A standard normal deviate leaves ±this with probability 1e-6.</summary>
    private const double Deviations = 4.8916;

    /// <summary>Whether so many hits of so many trials may come from this probability: two-sided, normal approximation with continuity correction, level 1e-6.</summary>
    public static bool Agrees(long hits, long trials, double probability) =>
        Math.Abs(hits - trials * probability) <= Deviations * Math.Sqrt(trials * probability * (1 - probability)) + 0.5;

    public static void Check(long hits, long trials, double probability) =>
        Assert.True(Agrees(hits, trials, probability), string.Create(CultureInfo.InvariantCulture, $"{hits} of {trials} is {(double)hits / trials:F5}, not {probability:F5}."));
}
