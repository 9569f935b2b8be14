namespace ToyBeam.Core;

/// <summary>What did happen. Flat, so that recording one costs a copy. Processes are indices of this run (order of creation).</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Op">The instruction, for <see cref="EventKind.Stepped"/>.</param>
/// <param name="Process">Whose event it is: who acted, received, died.</param>
/// <param name="Other">The other process, if there is one; else -1.</param>
/// <param name="Number">A number that the kind explains.</param>
/// <param name="Payload">A message, reason, name or value, as the kind says.</param>
/// <param name="Code">The instruction, where the kind says so.</param>
/// <param name="Clause">For <see cref="EventKind.Received"/> the index of the clause that was taken; else 0.</param>
public readonly record struct Event(EventKind Kind, Op Op, int Process, int Other = -1, int Number = 0, object? Payload = null, Code? Code = null, int Clause = 0);

/// <summary>The kinds of event.</summary>
public enum EventKind : byte
{
    /// <summary>A static process exists from the start.</summary>
    Started,

    /// <summary>Process spawned Other.</summary>
    Spawned,

    /// <summary>Process did work; Number is the reductions of this piece; Payload is null while more of it is left. Code: the work.</summary>
    Worked,

    /// <summary>Process asked for its pid.</summary>
    AskedSelf,

    /// <summary>Process sent Payload to Other (-1: a process that does not exist); Number counts the signals of Process.</summary>
    Sent,

    /// <summary>Payload entered the mailbox of Process; Other is the sender, Number counts the sender's signals.</summary>
    Arrived,

    /// <summary>A message to Process was dropped, for it is dead; Other is the sender, Number counts the sender's signals. Process is -1 when it does not exist.</summary>
    Dropped,

    /// <summary>Process took Payload out of its mailbox; Other and Number as in <see cref="Arrived"/>. Code: the receive; Clause: which of its clauses.</summary>
    Received,

    /// <summary>Process and Other are linked now.</summary>
    Linked,

    /// <summary>Process asked for a link with Other, which is dead (or -1: does not exist).</summary>
    LinkRefused,

    /// <summary>Process ended its link with Other; Number is 1 if there was one.</summary>
    Unlinked,

    /// <summary>Process set its trap flag; Number is 1 for on.</summary>
    TrapSet,

    /// <summary>The exit signal of Other, which died of Payload, reached Process, and the link is gone. What it does follows as its own event, if anything.</summary>
    ExitSignalled,

    /// <summary>Process ended with reason Payload; Other is whose exit signal did it, -1 if it was its own doing; Number is the letters that vanished with its mailbox.</summary>
    Died,

    /// <summary>Process made a ghost note; Payload is the <see cref="Instructions.Note"/>.</summary>
    Noted,

    /// <summary>Process claimed something that does not hold; Payload is the text.</summary>
    Failed,

    /// <summary>Process finished a step with instruction Op. Always the last event of a step.</summary>
    Stepped,

    /// <summary>Nothing may happen any more. Comes from the runner, at the end of a run.</summary>
    Quiescent,
}

/// <summary>A set of kinds of event.</summary>
[Flags]
public enum EventKinds
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary>See <see cref="EventKind.Started"/>.</summary>
    Started = 1 << (int)EventKind.Started,

    /// <summary>See <see cref="EventKind.Spawned"/>.</summary>
    Spawned = 1 << (int)EventKind.Spawned,

    /// <summary>See <see cref="EventKind.Worked"/>.</summary>
    Worked = 1 << (int)EventKind.Worked,

    /// <summary>See <see cref="EventKind.AskedSelf"/>.</summary>
    AskedSelf = 1 << (int)EventKind.AskedSelf,

    /// <summary>See <see cref="EventKind.Sent"/>.</summary>
    Sent = 1 << (int)EventKind.Sent,

    /// <summary>See <see cref="EventKind.Arrived"/>.</summary>
    Arrived = 1 << (int)EventKind.Arrived,

    /// <summary>See <see cref="EventKind.Dropped"/>.</summary>
    Dropped = 1 << (int)EventKind.Dropped,

    /// <summary>See <see cref="EventKind.Received"/>.</summary>
    Received = 1 << (int)EventKind.Received,

    /// <summary>See <see cref="EventKind.Linked"/>.</summary>
    Linked = 1 << (int)EventKind.Linked,

    /// <summary>See <see cref="EventKind.LinkRefused"/>.</summary>
    LinkRefused = 1 << (int)EventKind.LinkRefused,

    /// <summary>See <see cref="EventKind.Unlinked"/>.</summary>
    Unlinked = 1 << (int)EventKind.Unlinked,

    /// <summary>See <see cref="EventKind.TrapSet"/>.</summary>
    TrapSet = 1 << (int)EventKind.TrapSet,

    /// <summary>See <see cref="EventKind.ExitSignalled"/>.</summary>
    ExitSignalled = 1 << (int)EventKind.ExitSignalled,

    /// <summary>See <see cref="EventKind.Died"/>.</summary>
    Died = 1 << (int)EventKind.Died,

    /// <summary>See <see cref="EventKind.Noted"/>.</summary>
    Noted = 1 << (int)EventKind.Noted,

    /// <summary>See <see cref="EventKind.Failed"/>.</summary>
    Failed = 1 << (int)EventKind.Failed,

    /// <summary>See <see cref="EventKind.Stepped"/>.</summary>
    Stepped = 1 << (int)EventKind.Stepped,

    /// <summary>See <see cref="EventKind.Quiescent"/>.</summary>
    Quiescent = 1 << (int)EventKind.Quiescent,

    /// <summary>Every kind.</summary>
    All = (1 << ((int)EventKind.Quiescent + 1)) - 1,
}
