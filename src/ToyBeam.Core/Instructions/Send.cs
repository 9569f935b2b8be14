namespace ToyBeam.Core.Instructions;

/// <summary>A message to a process; dropped in silence when the process is dead.</summary>
public sealed class Send : Code
{
    private readonly Func<Code> _next;

    internal Send(Pid to, object message, Func<Code> next) : base(Op.Send)
    {
        To = to;
        Message = message;
        _next = next;
    }

    /// <summary>The receiver.</summary>
    public Pid To { get; }

    /// <summary>The message; any object, best immutable.</summary>
    public object Message { get; }

    internal override Code Next(object? value) => _next();
}
