namespace ToyBeam.Core;

/// <summary>The kinds of instruction; what a choice's pending operation is.</summary>
public enum Op : byte
{
    /// <summary>No instruction (a choice that is not a process's own step).</summary>
    None,

    /// <summary>The process is over, with reason <c>normal</c>.</summary>
    End,

    /// <summary>A claim of the program failed; the process is over.</summary>
    Fail,

    /// <summary>A ghost note for invariants; never pending, never a step.</summary>
    Note,

    /// <summary>Local work.</summary>
    Work,

    /// <summary>The process asks for its own pid.</summary>
    Self,

    /// <summary>A new process.</summary>
    Spawn,

    /// <summary>A new process, linked, in one step.</summary>
    SpawnLink,

    /// <summary>A message to a process.</summary>
    Send,

    /// <summary>Selective receive.</summary>
    Receive,

    /// <summary>The process ends with a reason.</summary>
    Exit,

    /// <summary>A link with a process.</summary>
    Link,

    /// <summary>The end of a link.</summary>
    Unlink,

    /// <summary>Whether exit signals become messages.</summary>
    TrapExit,

    /// <summary>An exit signal to a process: exit/2.</summary>
    ExitOther,

    /// <summary>A new process, monitored by its parent, in one step.</summary>
    SpawnMonitor,

    /// <summary>A monitor of a process, by pid or by name.</summary>
    Monitor,

    /// <summary>The end of a monitor.</summary>
    Demonitor,

    /// <summary>A name for a process.</summary>
    Register,

    /// <summary>The end of a name.</summary>
    Unregister,

    /// <summary>Which process has a name.</summary>
    WhereIs,

    /// <summary>A message to whichever process has a name.</summary>
    SendNamed,

    /// <summary>Whether a process is alive; waits, in the channel modes, until its earlier signals to that process were delivered.</summary>
    IsAlive,

    /// <summary>No instruction of the program: the process was ended by a signal or an error, and its next step is its death. Channel modes only.</summary>
    Die,
}
