using System.Collections.Immutable;
using ToyBeam.Sim.Schedules;

namespace ToyBeam.Sim.Traces;

/// <summary>One step of a trace.</summary>
/// <param name="Number">Its number; 0 is the start of the program.</param>
/// <param name="Choice">What was chosen; null for the start.</param>
/// <param name="After">The steps that it directly comes after (<see cref="Running.Causality.CausesOf"/>), ascending. Follows from the run.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="State">The <see cref="Running.StateHash"/> after the step.</param>
public sealed record TraceStep(int Number, ScheduledChoice? Choice, ImmutableArray<int> After, ImmutableArray<TraceEvent> Events, ulong State)
{
    /// <summary>How many choices there were; 0 for the start.</summary>
    public int Enabled { get; init; }

    /// <summary>Whether it is not what the default schedule would have done.</summary>
    public bool Deviates { get; init; }

    /// <summary>Whether it deviates and leaves a process that could have gone on.</summary>
    public bool Preempts { get; init; }

    /// <summary>Whose step it is: the process that ran or timed out; of a delivery the receiver. Empty for the start.</summary>
    public string Actor => Choice?.Receiver ?? Choice?.Process ?? "";
}
