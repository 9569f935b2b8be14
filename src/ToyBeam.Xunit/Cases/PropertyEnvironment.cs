using System.Globalization;
using System.Security.Cryptography;

namespace ToyBeam.Xunit.Cases;

/// <summary>What the surroundings of a test run say: variables as they were found, and a base seed for when they name none.</summary>
internal sealed record PropertyEnvironment(string? SeedText, string? ReplayText, ulong DrawnSeed)
{
    public const string SeedVariable = "TOYBEAM_SEED";
    public const string ReplayVariable = "TOYBEAM_REPLAY";
    private const string IntegrationVariable = "CI";

    /// <summary>This process's; its seed is drawn once, so that one number brings back the whole test run. Short, because people copy it.</summary>
    public static PropertyEnvironment OfProcess { get; } = new(
        Environment.GetEnvironmentVariable(SeedVariable),
        Environment.GetEnvironmentVariable(ReplayVariable),
        (ulong)RandomNumberGenerator.GetInt32(int.MaxValue))
    {
        Files = Path.Combine(AppContext.BaseDirectory, ".toybeam"),
        Remembers = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(IntegrationVariable)),
    };

    /// <summary>The directory into which failures are written, beside the test assembly; null for none.</summary>
    public string? Files { get; init; }

    /// <summary>Whether failures of earlier runs, as they are written there, are tried first. Not in continuous integration: there every run is to be the same.</summary>
    public bool Remembers { get; init; }

    public bool Replays => !string.IsNullOrWhiteSpace(ReplayText);

    public ulong BaseSeed =>
        string.IsNullOrWhiteSpace(SeedText) ? DrawnSeed
        : ulong.TryParse(SeedText, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new PropertyFailedException($"{SeedVariable} is \"{SeedText}\", but must be a number from 0 to {ulong.MaxValue}.");
}
