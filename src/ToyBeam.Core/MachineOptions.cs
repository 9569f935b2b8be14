namespace ToyBeam.Core;

/// <summary>How a machine runs every program it is given.</summary>
public sealed record MachineOptions
{
    /// <summary>Steps after which a run is cut, when nothing else is said.</summary>
    public const int DefaultMaxSteps = 10_000;

    /// <summary>Whose rules hold; OTP's by default.</summary>
    public Rules Rules { get; init; } = Rules.Otp;

    /// <summary>What one step is; <see cref="Granularity.Visible"/> by default.</summary>
    public Granularity Granularity { get; init; } = Granularity.Visible;

    /// <summary>When signals arrive; at once by default.</summary>
    public Delivery Delivery { get; init; } = Delivery.Instant;

    /// <summary>When receives time out; whenever nothing matches, by default.</summary>
    public Timing Timing { get; init; } = Timing.Untimed;

    /// <summary>Instructions after which a run is cut, those that are no step of their own included; at least 1.</summary>
    public int MaxSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = DefaultMaxSteps;
}
