namespace ToyBeam.Core;

/// <summary>Anything that one process sends to another, with all that its arrival needs.</summary>
/// <param name="Kind">What kind of signal.</param>
/// <param name="From">The sender, by its index.</param>
/// <param name="To">The receiver, by its index. Order is promised within an ordered pair of sender and receiver, over all kinds.</param>
/// <param name="Number">Which of the sender's signals it is, from 1.</param>
/// <param name="Payload">The message, the exit reason, the monitor or the DOWN; null for a link and its end.</param>
/// <param name="Hash">What the receiver's trace hash takes in of the sender's history.</param>
internal readonly record struct Signal(SignalKind Kind, int From, int To, int Number, object? Payload, ulong Hash)
{
    /// <summary>Of a <see cref="SignalKind.Link"/>: how many ends of links by the receiver had reached the sender when it sent this.</summary>
    public int UnlinksSeen { get; init; }

    /// <summary>In causal delivery what the sender knew to have been sent; see <see cref="Past"/>.</summary>
    public int[]? Past { get; init; }
}

/// <summary>The kinds of signal.</summary>
/// <remarks>Source: Erlang reference manual, "Processes", signals.</remarks>
public enum SignalKind : byte
{
    /// <summary>A message: enters the mailbox.</summary>
    Message,

    /// <summary>An exit signal of exit/2: ends the receiver, or enters its mailbox when it traps.</summary>
    Exit,

    /// <summary>A link told of a death, or that there is nobody to link with: as <see cref="Exit"/>, but only while the receiver has that link.</summary>
    LinkExit,

    /// <summary>The sender linked itself with the receiver.</summary>
    Link,

    /// <summary>The sender ended its link with the receiver.</summary>
    Unlink,

    /// <summary>The sender monitors the receiver.</summary>
    Monitor,

    /// <summary>The sender ended a monitor of the receiver.</summary>
    Demonitor,

    /// <summary>What was monitored is over: enters the mailbox while the receiver has that monitor.</summary>
    Down,
}
