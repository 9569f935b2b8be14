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

    /// <summary>Selective receive: the oldest message that any clause matches, the first clause that matches it. Without clauses: blocks for ever.</summary>
    public static Code Receive(params ReadOnlySpan<Clause> clauses) => new Receive(clauses);

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

    /// <summary>The process ends with a reason: exit/1.</summary>
    public static Code Exit(ExitReason reason) => new Exit(reason);

    /// <summary>A link with a process. With a dead one: the caller exits with <c>noproc</c>, or finds an EXIT <c>noproc</c> if it traps.</summary>
    public static Code Link(Pid to, Func<Code> next) => new Link(Op.Link, to, next);

    /// <summary>Ends a link; nothing from it arrives afterwards. Without a link: nothing happens.</summary>
    public static Code Unlink(Pid from, Func<Code> next) => new Link(Op.Unlink, from, next);

    /// <summary>Whether exit signals become <see cref="ExitMessage"/>s; off at the start of every process.</summary>
    public static Code TrapExit(bool on, Func<Code> next) => new TrapExit(on, next);
}
