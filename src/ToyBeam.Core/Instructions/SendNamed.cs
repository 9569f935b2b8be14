namespace ToyBeam.Core.Instructions;

/// <summary>A message to whichever process has a name now. Dies of <c>badarg</c> when nobody has it.</summary>
/// <remarks>Source: Erlang reference manual, "Processes", irregularities. Keeps its place among the sender's signals to that process.</remarks>
public sealed class SendNamed : Code
{
    private readonly Func<Code> _next;

    internal SendNamed(string name, object message, Func<Code> next) : base(Op.SendNamed)
    {
        Name = name;
        Message = message;
        _next = next;
    }

    /// <summary>The receiver's name.</summary>
    public string Name { get; }

    /// <summary>The message; any object, best immutable.</summary>
    public object Message { get; }

    internal override Code Next(object? value) => _next();
}
