namespace ToyBeam.Core;

/// <summary>What kind of thing may happen next.</summary>
public enum ChoiceKind : byte
{
    /// <summary>A process takes its next step.</summary>
    Run,

    /// <summary>The oldest signal from one process to another arrives. Channel modes only.</summary>
    Deliver,

    /// <summary>The receive at which a process waits times out: a step of that process.</summary>
    Timeout,
}

/// <summary>One of the things that may happen next: which process, the operation that it would perform and the process that this touches.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Pending">The operation; <see cref="Op.None"/> for a delivery.</param>
/// <param name="Process">The process, by its index in this run (order of creation); for a delivery the sender.</param>
/// <param name="Other">The process whose mailbox, links or life the operation touches, -1 for none; for a delivery the receiver.</param>
public readonly record struct Choice(ChoiceKind Kind, Op Pending, ushort Process, int Other);
