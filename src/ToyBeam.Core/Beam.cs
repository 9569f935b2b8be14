using System.Runtime.CompilerServices;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <summary>The verbs of a program; meant for <c>using static ToyBeam.Core.Beam;</c>.</summary>
public static class Beam
{
    /// <summary>The process is over. Stands for itself (<c>End</c>), or leaves a result (<c>End(42)</c>).</summary>
    public static EndVerb End { get; } = static result => result is null ? Instructions.End.Normal : new End(result);

    /// <summary>The process ends with reason <c>crash</c>.</summary>
    public static Code Crash => Instructions.Exit.Crash;

    /// <summary>A claim of the program failed: violates <c>no-fail</c>; the process is over.</summary>
    public static Code Fail(string text) => new Fail(text);

    /// <summary>A ghost note that invariants can read: no step, and no process sees it.</summary>
    public static Code Note(string name, object? value, Func<Code> next) => new Note(name, value, next);

    /// <summary>Local work.</summary>
    /// <param name="amount">Reductions, 0 or more.</param>
    /// <param name="next">How to go on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public static Code Work(int amount, Func<Code> next)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        return new Work(amount, next);
    }

    /// <summary>The process's own pid.</summary>
    public static Code Self(Func<Pid, Code> next) => new Self(next);

    /// <summary>A new process.</summary>
    /// <param name="child">What it does.</param>
    /// <param name="next">How the parent goes on, with the new pid.</param>
    /// <param name="name">How traces call it, beside its path.</param>
    /// <param name="server">Whether it may wait for ever without being stuck.</param>
    public static Code Spawn(Code child, Func<Pid, Code> next, string? name = null, bool server = false) => new Spawn(Op.Spawn, child, next, name, server);

    /// <summary>A new process, linked to its parent in the same step.</summary>
    /// <inheritdoc cref="Spawn"/>
    public static Code SpawnLink(Code child, Func<Pid, Code> next, string? name = null, bool server = false) => new Spawn(Op.SpawnLink, child, next, name, server);

    /// <summary>A message; dropped in silence when the receiver is dead.</summary>
    public static Code Send(Pid to, object message, Func<Code> next) => new Send(to, message, next);

    /// <summary>A message to whichever process has a name; <c>badarg</c> when nobody has it.</summary>
    public static Code Send(string name, object message, Func<Code> next) => new SendNamed(name, message, next);

    /// <summary>Selective receive: the oldest message that any clause matches, the first clause that matches it. Without clauses: blocks for ever.</summary>
    /// <param name="clauses">The clauses, in order; <see cref="After"/> may be the last.</param>
    /// <exception cref="ArgumentException">An <see cref="After"/> stands before another clause.</exception>
    public static Code Receive(params ReadOnlySpan<Clause> clauses)
    {
        for (var i = 0; i < clauses.Length - 1; i++)
        {
            if (clauses[i] is Clause.Timeout)
            {
                throw new ArgumentException("After is the last clause of a receive.", nameof(clauses));
            }
        }
        return new Receive(clauses);
    }

    /// <summary>The last clause of a receive: how to go on when no message matches for so long. One deadline for the whole receive, which other messages do not move.</summary>
    /// <param name="milliseconds">0 or more; with 0 the mailbox is looked through once.</param>
    /// <param name="next">How to go on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public static Clause After(int milliseconds, Func<Code> next)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        return new Clause.Timeout(milliseconds, next);
    }

    /// <summary>A clause for messages of a type.</summary>
    public static Clause On<T>(Func<T, Code> next) where T : notnull => new Clause.OfType<T>(next);

    /// <summary>A clause for messages of a type for which a guard holds. A guard that throws ends the receiving process.</summary>
    /// <param name="when">The guard; no effects.</param>
    /// <param name="next">How to go on.</param>
    /// <param name="text">The guard's source text, for reports; filled in by the compiler.</param>
    public static Clause On<T>(Func<T, bool> when, Func<T, Code> next, [CallerArgumentExpression(nameof(when))] string text = "") where T : notnull =>
        new Clause.Guarded<T>(when, next, text);

    /// <summary>A clause for messages that equal a value.</summary>
    public static Clause Is(object value, Func<Code> next) => new Clause.Equal(value, next);

    /// <summary>A clause for any message.</summary>
    public static Clause Any(Func<object, Code> next) => new Clause.Anything(next);

    /// <summary>A clause for the <see cref="ExitMessage"/> of a process.</summary>
    /// <param name="from">The process that ended.</param>
    /// <param name="reason">The reason to match; null for any.</param>
    /// <param name="next">How to go on.</param>
    public static Clause Exited(Pid from, ExitReason? reason, Func<Code> next) => new Clause.ExitOf(from, reason, next);

    /// <summary>A clause for the <see cref="DownMessage"/> of one monitor.</summary>
    public static Clause Down(MonitorRef reference, Func<ExitReason, Code> next) => new Clause.DownBy(reference, next);

    /// <summary>A clause for a <see cref="DownMessage"/> of a process that is monitored by pid.</summary>
    /// <param name="of">The process that was monitored.</param>
    /// <param name="reason">The reason to match; null for any.</param>
    /// <param name="next">How to go on.</param>
    public static Clause Down(Pid of, ExitReason? reason, Func<Code> next) => new Clause.DownOf(of, null, reason, next);

    /// <summary>A clause for a <see cref="DownMessage"/> of a process that is monitored by name.</summary>
    /// <inheritdoc cref="Down(Pid, ExitReason?, Func{Code})"/>
    public static Clause Down(string name, ExitReason? reason, Func<Code> next) => new Clause.DownOf(null, name, reason, next);

    /// <summary>The process ends with a reason: exit/1.</summary>
    public static Code Exit(ExitReason reason) => new Exit(reason);

    /// <summary>A link with a process. With a dead one: the caller exits with <c>noproc</c>, or finds an EXIT <c>noproc</c> if it traps.</summary>
    public static Code Link(Pid to, Func<Code> next) => new Link(Op.Link, to, next);

    /// <summary>Ends a link; nothing from it arrives afterwards. Without a link: nothing happens.</summary>
    public static Code Unlink(Pid from, Func<Code> next) => new Link(Op.Unlink, from, next);

    /// <summary>An exit signal to a process: exit/2. <c>kill</c> cannot be trapped; <c>normal</c> ends nobody but oneself.</summary>
    public static Code ExitOther(Pid to, ExitReason reason, Func<Code> next) => new ExitOther(to, reason, next);

    /// <summary>Whether exit signals become <see cref="ExitMessage"/>s; off at the start of every process.</summary>
    public static Code TrapExit(bool on, Func<Code> next) => new TrapExit(on, _ => next());

    /// <inheritdoc cref="TrapExit(bool, Func{Code})"/>
    /// <param name="on">The new value.</param>
    /// <param name="next">How to go on, with the old value.</param>
    public static Code TrapExit(bool on, Func<bool, Code> next) => new TrapExit(on, next);

    /// <summary>A new process, monitored by its parent in the same step.</summary>
    /// <param name="child">What it does.</param>
    /// <param name="next">How the parent goes on, with the new pid and the monitor.</param>
    /// <param name="name">How traces call it, beside its path.</param>
    /// <param name="server">Whether it may wait for ever without being stuck.</param>
    public static Code SpawnMonitor(Code child, Func<Pid, MonitorRef, Code> next, string? name = null, bool server = false) => new Spawn(child, next, name, server);

    /// <summary>A monitor of a process: one <see cref="DownMessage"/> when it is over, also when it is over already.</summary>
    public static Code Monitor(Pid of, Func<MonitorRef, Code> next) => new Instructions.Monitor(of, null, next);

    /// <summary>A monitor of the process that has a name now.</summary>
    public static Code Monitor(string name, Func<MonitorRef, Code> next) => new Instructions.Monitor(null, name, next);

    /// <summary>Ends a monitor; nothing of it arrives afterwards.</summary>
    /// <param name="reference">Which monitor; another process's, or an old one, has no effect.</param>
    /// <param name="next">How to go on.</param>
    /// <param name="flush">Whether its DOWN is taken out of the mailbox, if it is there.</param>
    public static Code Demonitor(MonitorRef reference, Func<Code> next, bool flush = false) => new Demonitor(reference, flush, info: false, _ => next());

    /// <summary>Ends a monitor, and says whether it was active: false means that its DOWN has come.</summary>
    /// <inheritdoc cref="Demonitor"/>
    public static Code DemonitorInfo(MonitorRef reference, Func<bool, Code> next, bool flush = false) => new Demonitor(reference, flush, info: true, next);

    /// <summary>A name for a process; <c>badarg</c> when it is dead or has one, or the name is taken.</summary>
    public static Code Register(string name, Pid who, Func<Code> next) => new Register(name, who, next);

    /// <summary>The end of a name; <c>badarg</c> when nobody has it.</summary>
    public static Code Unregister(string name, Func<Code> next) => new Unregister(name, next);

    /// <summary>Which process has a name; null for nobody.</summary>
    public static Code WhereIs(string name, Func<Pid?, Code> next) => new WhereIs(name, next);

    /// <summary>Whether a process is alive. Keeps its place among the caller's signals to it.</summary>
    public static Code IsAlive(Pid who, Func<bool, Code> next) => new IsAlive(who, next);
}
