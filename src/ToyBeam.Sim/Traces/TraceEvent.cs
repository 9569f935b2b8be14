using ToyBeam.Core;

namespace ToyBeam.Sim.Traces;

/// <summary>One event of a trace: an <see cref="Event"/> by names, so that it can be written and read.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Process">The path of the process whose event it is; null for none.</param>
/// <param name="Other">The path of the other process; null for none.</param>
/// <param name="Number">As in <see cref="Event"/>.</param>
/// <param name="Clause">As in <see cref="Event"/>.</param>
/// <param name="Value">The message, reason or name in text; of a new process what the program calls it. Null for none.</param>
/// <param name="Text">The event as a sentence without its subject; null for what goes without saying. For people: a replay does not compare it.</param>
/// <param name="IsDetail">Whether only a detailed account tells it.</param>
public sealed record TraceEvent(EventKind Kind, string? Process, string? Other, int Number, int Clause, string? Value, string? Text, bool IsDetail)
{
    /// <summary>The path of the process that comes to be with it; null when none does.</summary>
    public string? Brings => Kind switch
    {
        EventKind.Started => Process,
        EventKind.Spawned => Other,
        _ => null,
    };

    /// <summary>Whether it says the same, whatever the words.</summary>
    public bool IsSameAs(TraceEvent other) => this with { Text = null, IsDetail = false } == other with { Text = null, IsDetail = false };

    /// <summary>The event in a few words, such as <c>P.1: sends "a" to P</c>.</summary>
    public override string ToString() => $"{Process ?? "nobody"}: {Text ?? Kind.ToString().ToLowerInvariant()}";
}
