using ToyBeam.Core;

namespace ToyBeam.Sim.Running;

/// <summary>One message or other signal of a run: who sent it to whom, in which step, and what became of it.</summary>
/// <remarks>In instant delivery links, monitors and their ends are no signals: they take effect at both ends within their step.</remarks>
public sealed record SentSignal
{
    /// <summary>What kind of signal.</summary>
    public required SignalKind Kind { get; init; }

    /// <summary>The sender, by its index in the run.</summary>
    public required int From { get; init; }

    /// <summary>The receiver, by its index in the run; -1 for a process that does not exist.</summary>
    public required int To { get; init; }

    /// <summary>Which of the sender's signals it is, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The message or the exit reason; null for what has none.</summary>
    public object? Payload { get; init; }

    /// <summary>The step that sent it; 0 for the start of the program.</summary>
    public required int Sent { get; init; }

    /// <summary>The step in which it reached the receiver: of a message, entered the mailbox. Null while it is on its way, or when it never arrived.</summary>
    public int? Arrived { get; init; }

    /// <summary>The step in which the receiver took it out of its mailbox; of what enters no mailbox, in which it took effect. Null while it is on its way or in the mailbox.</summary>
    public int? Taken { get; init; }

    /// <summary>The step in which it was lost, for its receiver was dead, or died; null when it was not.</summary>
    public int? Lost { get; init; }
}
