using ToyBeam.Core;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Schedules;

/// <summary>One place where a run left the default schedule: at this point, do something else.</summary>
/// <remarks>The anchor is local to a process, so that removing steps of others does not move it.</remarks>
/// <param name="Anchor">Where.</param>
/// <param name="Choice">What was done there.</param>
public sealed record Deviation(Anchor Anchor, ScheduledChoice Choice)
{
    /// <summary>In words, such as <c>after step 1 of P: run P.1</c>.</summary>
    public override string ToString() => $"{Anchor}: {Choice}";
}

/// <summary>A point of a run: the process that ran last, the steps that it had taken, and the deliveries since then, which are no process's step.</summary>
/// <param name="Process">The path of the process that ran last; empty before anybody ran.</param>
/// <param name="Steps">The steps that it has taken in all.</param>
/// <param name="Others">Deliveries since then.</param>
public readonly record struct Anchor(string Process, int Steps, int Others)
{
    internal static Anchor Of(in ChoicePoint point) => point.LastToRun < 0
        ? new Anchor("", 0, point.DeliveriesSinceRun)
        : new Anchor(point.PidOf(point.LastToRun).ToString(), point.StepsOf(point.LastToRun), point.DeliveriesSinceRun);

    /// <summary>In words.</summary>
    public override string ToString() => InWords(static path => path);

    /// <summary>In words, with names for paths.</summary>
    internal string InWords(Func<string, string> name)
    {
        var step = Process.Length == 0 ? "at the start" : $"after step {Steps} of {name(Process)}";
        return Others switch
        {
            0 => step,
            1 => $"{step} and a delivery",
            _ => $"{step} and {Others} deliveries",
        };
    }
}

/// <summary>What a schedule does at a point, by name: independent of what else is enabled there.</summary>
/// <param name="Kind">What kind of choice.</param>
/// <param name="Process">The path of the process; of a delivery the sender's.</param>
/// <param name="Receiver">The path of a delivery's receiver; else null.</param>
public readonly record struct ScheduledChoice(ChoiceKind Kind, string Process, string? Receiver = null)
{
    internal static ScheduledChoice Of(in ChoicePoint point, Choice choice) =>
        new(choice.Kind, point.PidOf(choice.Process).ToString(), choice.Kind == ChoiceKind.Deliver ? point.PidOf(choice.Other).ToString() : null);

    /// <summary>In words.</summary>
    public override string ToString() => InWords(static path => path);

    /// <summary>In words, with names for paths.</summary>
    internal string InWords(Func<string, string> name) => Kind switch
    {
        ChoiceKind.Deliver => $"deliver from {name(Process)} to {name(Receiver!)}",
        ChoiceKind.Timeout => $"time out {name(Process)}",
        _ => $"run {name(Process)}",
    };
}
