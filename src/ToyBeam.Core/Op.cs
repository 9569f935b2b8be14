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
}
