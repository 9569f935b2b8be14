namespace ToyBeam.Core;

/// <summary>What did happen. Flat, so that recording one costs a copy. Processes are indices of this run (order of creation).</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Op">The instruction, for <see cref="EventKind.Stepped"/>.</param>
/// <param name="Process">Whose event it is: who acted, received, died.</param>
/// <param name="Other">The other process, if there is one; else -1.</param>
/// <param name="Number">A number that the kind explains.</param>
/// <param name="Payload">A message, reason, name or value, as the kind says.</param>
/// <param name="Code">The instruction, where the kind says so.</param>
/// <param name="Clause">For <see cref="EventKind.Received"/> the index of the clause that was taken; else what the kind says, or 0.</param>
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

    /// <summary>Process set its trap flag; Number is 1 for on, Clause is 1 if it was on before.</summary>
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

    /// <summary>Process sent an exit signal with reason Payload to Other (-1: a process that does not exist): exit/2. Number counts the signals of Process.</summary>
    ExitSent,

    /// <summary>The exit/2 signal of Other with reason Payload reached Process, which is alive; Number counts the signals of Other. What it does follows as its own event, if anything.</summary>
    ExitReached,

    /// <summary>Process monitors Other (-1: a process or name that does not exist); Payload is the <see cref="MonitorRef"/>.</summary>
    Monitored,

    /// <summary>Process ended the monitor Payload, a <see cref="MonitorRef"/>; Number is 1 if it was active, Clause is 1 if a DOWN was flushed out of the mailbox. Code: the demonitor.</summary>
    Demonitored,

    /// <summary>The DOWN of Other for the monitor Payload, a <see cref="MonitorRef"/>, reached Process, and the monitor is gone; Number counts the signals of Other. The message arrives next.</summary>
    DownSignalled,

    /// <summary>Process gave Other the name Payload.</summary>
    Registered,

    /// <summary>Process ended the name Payload of Other; Process and Other are the same when a death frees it.</summary>
    Unregistered,

    /// <summary>Process asked who has the name Payload: Other, or nobody (-1).</summary>
    LookedUp,

    /// <summary>Process asked whether Other is alive; Number is 1 for yes.</summary>
    AskedAlive,

    /// <summary>Process asked for something that cannot be (a name that is taken or that nobody has); Payload says what. It dies of <c>badarg</c>.</summary>
    BadArgument,

    /// <summary>The receive of Process timed out; Number is its timeout. Code: the receive.</summary>
    TimedOut,

    /// <summary>Channel modes: Process put a signal into its channel to Other; Number counts the signals of Process, Payload is the <see cref="SignalKind"/>.</summary>
    Queued,

    /// <summary>Channel modes: a signal left the channel from Other to Process and takes effect; Number and Payload as in <see cref="Queued"/>. Without effect where Process is dead or ignores it.</summary>
    Delivered,

    /// <summary>Channel modes: Process will die of Payload, its next step is its death; Other is whose signal did it, -1 if it was an error of its own.</summary>
    Condemned,

    /// <summary>
    /// Nobody tells Other of the death of Process, with which it was linked, which it monitored, or which it asked to link with or to monitor, for Other is dead.
    /// A step that does not happen: only to be asked for by name.
    /// </summary>
    Untold,
}

/// <summary>A set of kinds of event.</summary>
[Flags]
public enum EventKinds : long
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary>See <see cref="EventKind.Started"/>.</summary>
    Started = 1L << (int)EventKind.Started,

    /// <summary>See <see cref="EventKind.Spawned"/>.</summary>
    Spawned = 1L << (int)EventKind.Spawned,

    /// <summary>See <see cref="EventKind.Worked"/>.</summary>
    Worked = 1L << (int)EventKind.Worked,

    /// <summary>See <see cref="EventKind.AskedSelf"/>.</summary>
    AskedSelf = 1L << (int)EventKind.AskedSelf,

    /// <summary>See <see cref="EventKind.Sent"/>.</summary>
    Sent = 1L << (int)EventKind.Sent,

    /// <summary>See <see cref="EventKind.Arrived"/>.</summary>
    Arrived = 1L << (int)EventKind.Arrived,

    /// <summary>See <see cref="EventKind.Dropped"/>.</summary>
    Dropped = 1L << (int)EventKind.Dropped,

    /// <summary>See <see cref="EventKind.Received"/>.</summary>
    Received = 1L << (int)EventKind.Received,

    /// <summary>See <see cref="EventKind.Linked"/>.</summary>
    Linked = 1L << (int)EventKind.Linked,

    /// <summary>See <see cref="EventKind.LinkRefused"/>.</summary>
    LinkRefused = 1L << (int)EventKind.LinkRefused,

    /// <summary>See <see cref="EventKind.Unlinked"/>.</summary>
    Unlinked = 1L << (int)EventKind.Unlinked,

    /// <summary>See <see cref="EventKind.TrapSet"/>.</summary>
    TrapSet = 1L << (int)EventKind.TrapSet,

    /// <summary>See <see cref="EventKind.ExitSignalled"/>.</summary>
    ExitSignalled = 1L << (int)EventKind.ExitSignalled,

    /// <summary>See <see cref="EventKind.Died"/>.</summary>
    Died = 1L << (int)EventKind.Died,

    /// <summary>See <see cref="EventKind.Noted"/>.</summary>
    Noted = 1L << (int)EventKind.Noted,

    /// <summary>See <see cref="EventKind.Failed"/>.</summary>
    Failed = 1L << (int)EventKind.Failed,

    /// <summary>See <see cref="EventKind.Stepped"/>.</summary>
    Stepped = 1L << (int)EventKind.Stepped,

    /// <summary>See <see cref="EventKind.Quiescent"/>.</summary>
    Quiescent = 1L << (int)EventKind.Quiescent,

    /// <summary>See <see cref="EventKind.ExitSent"/>.</summary>
    ExitSent = 1L << (int)EventKind.ExitSent,

    /// <summary>See <see cref="EventKind.ExitReached"/>.</summary>
    ExitReached = 1L << (int)EventKind.ExitReached,

    /// <summary>See <see cref="EventKind.Monitored"/>.</summary>
    Monitored = 1L << (int)EventKind.Monitored,

    /// <summary>See <see cref="EventKind.Demonitored"/>.</summary>
    Demonitored = 1L << (int)EventKind.Demonitored,

    /// <summary>See <see cref="EventKind.DownSignalled"/>.</summary>
    DownSignalled = 1L << (int)EventKind.DownSignalled,

    /// <summary>See <see cref="EventKind.Registered"/>.</summary>
    Registered = 1L << (int)EventKind.Registered,

    /// <summary>See <see cref="EventKind.Unregistered"/>.</summary>
    Unregistered = 1L << (int)EventKind.Unregistered,

    /// <summary>See <see cref="EventKind.LookedUp"/>.</summary>
    LookedUp = 1L << (int)EventKind.LookedUp,

    /// <summary>See <see cref="EventKind.AskedAlive"/>.</summary>
    AskedAlive = 1L << (int)EventKind.AskedAlive,

    /// <summary>See <see cref="EventKind.BadArgument"/>.</summary>
    BadArgument = 1L << (int)EventKind.BadArgument,

    /// <summary>See <see cref="EventKind.TimedOut"/>.</summary>
    TimedOut = 1L << (int)EventKind.TimedOut,

    /// <summary>See <see cref="EventKind.Queued"/>.</summary>
    Queued = 1L << (int)EventKind.Queued,

    /// <summary>See <see cref="EventKind.Delivered"/>.</summary>
    Delivered = 1L << (int)EventKind.Delivered,

    /// <summary>See <see cref="EventKind.Condemned"/>.</summary>
    Condemned = 1L << (int)EventKind.Condemned,

    /// <summary>See <see cref="EventKind.Untold"/>.</summary>
    Untold = 1L << (int)EventKind.Untold,

    /// <summary>Every kind of thing that happens.</summary>
    All = (1L << ((int)EventKind.Condemned + 1)) - 1,
}
