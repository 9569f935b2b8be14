namespace ToyBeam.Core.Instructions;

/// <summary>An exit signal to a process, or to oneself: exit/2.</summary>
/// <remarks>Source: Erlang reference manual, "Processes", sending exit signals. Links are not touched, and nothing happens when the process is dead.</remarks>
public sealed class ExitOther : Code
{
    private readonly Func<Code> _next;

    internal ExitOther(Pid to, ExitReason reason, Func<Code> next) : base(Op.ExitOther)
    {
        To = to;
        Reason = reason;
        _next = next;
    }

    /// <summary>Who gets it.</summary>
    public Pid To { get; }

    /// <summary>Why. <c>kill</c> cannot be trapped and ends the process with <c>killed</c>; <c>normal</c> ends nobody but oneself.</summary>
    public ExitReason Reason { get; }

    internal override Code Next(object? value) => _next();
}
