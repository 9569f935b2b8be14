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

/// <summary>A point of a run: the process that ran last, the steps that it had taken, and the choices since then that were no process's step.</summary>
/// <param name="Process">The path of the process that ran last; empty before anybody ran.</param>
/// <param name="Steps">The steps that it has taken in all.</param>
/// <param name="Others">Choices since then that were no runs (deliveries, timeouts).</param>
public readonly record struct Anchor(string Process, int Steps, int Others)
{
    /// <summary>In words.</summary>
    public override string ToString() => Process.Length == 0 ? "at the start" : Others == 0 ? $"after step {Steps} of {Process}" : $"after step {Steps} of {Process} and {Others} deliveries";
}

/// <summary>What a schedule does at a point, by name: independent of what else is enabled there.</summary>
/// <param name="Kind">What kind of choice.</param>
/// <param name="Process">The path of the process.</param>
public readonly record struct ScheduledChoice(Core.ChoiceKind Kind, string Process)
{
    /// <summary>In words.</summary>
    public override string ToString() => $"run {Process}";
}
