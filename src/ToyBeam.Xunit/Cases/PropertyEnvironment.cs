using System.Globalization;
using System.Security.Cryptography;

namespace ToyBeam.Xunit.Cases;

/// <summary>What the surroundings of a test run say: variables as they were found, and a base seed for when they name none.</summary>
internal sealed record PropertyEnvironment(string? SeedText, string? ReplayText, ulong DrawnSeed)
{
    public const string SeedVariable = "TOYBEAM_SEED";
    public const string ReplayVariable = "TOYBEAM_REPLAY";

    /// <summary>This process's; its seed is drawn once, so that one number brings back the whole test run. Short, because people copy it.</summary>
    public static PropertyEnvironment OfProcess { get; } = new(
        Environment.GetEnvironmentVariable(SeedVariable),
        Environment.GetEnvironmentVariable(ReplayVariable),
        (ulong)RandomNumberGenerator.GetInt32(int.MaxValue));

    public bool Replays => !string.IsNullOrWhiteSpace(ReplayText);

    public ulong BaseSeed =>
        string.IsNullOrWhiteSpace(SeedText) ? DrawnSeed
        : ulong.TryParse(SeedText, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new PropertyFailedException($"{SeedVariable} is \"{SeedText}\", but must be a number from 0 to {ulong.MaxValue}.");
}
