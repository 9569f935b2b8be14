using System.Diagnostics;

namespace ToyBeam.Cli.Commands;

/// <summary>Whether a long command should go on: until its time is up or the user interrupts it.</summary>
internal sealed class Stopping(Shell shell, TimeSpan? time)
{
    /// <summary>What <see cref="Reason"/> says when <c>--time</c> stopped it.</summary>
    public const string Time = "time";

    /// <summary>What <see cref="Reason"/> says when Ctrl-C stopped it.</summary>
    public const string Interrupt = "interrupt";

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>What stopped it; null when nothing did.</summary>
    public string? Reason { get; private set; }

    /// <summary>Asks; once it says no it must not be asked again.</summary>
    public bool GoOn()
    {
        Reason = shell.StopRequested() ? Interrupt : time is { } limit && _clock.Elapsed >= limit ? Time : null;
        return Reason is null;
    }
}
