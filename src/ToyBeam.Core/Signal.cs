namespace ToyBeam.Core;

/// <summary>Anything that one process sends to another, with all that its arrival needs.</summary>
/// <param name="Kind">What kind of signal.</param>
/// <param name="From">The sender, by its index.</param>
/// <param name="To">The receiver, by its index. Order is promised within an ordered pair of sender and receiver, over all kinds.</param>
/// <param name="Number">Which of the sender's signals it is, from 1.</param>
/// <param name="Payload">The message, or the exit reason.</param>
/// <param name="Hash">What the receiver's trace hash takes in of the sender's history.</param>
internal readonly record struct Signal(SignalKind Kind, int From, int To, int Number, object Payload, ulong Hash);

/// <summary>The kinds of signal.</summary>
internal enum SignalKind : byte
{
    /// <summary>A message: enters the mailbox.</summary>
    Message,

    /// <summary>The sender died: ends the receiver, or enters its mailbox when it traps.</summary>
    Exit,
}
