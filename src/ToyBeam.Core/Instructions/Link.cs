namespace ToyBeam.Core.Instructions;

/// <summary>A link with a process (<see cref="Op.Link"/>), or its end (<see cref="Op.Unlink"/>).</summary>
public sealed class Link : Code
{
    private readonly Func<Code> _next;

    internal Link(Op op, Pid with, Func<Code> next) : base(op)
    {
        With = with;
        _next = next;
    }

    /// <summary>The other side.</summary>
    public Pid With { get; }

    internal override Code Next(object? value) => _next();
}
