namespace ToyBeam.Core.Instructions;

/// <summary>The process asks for its own pid.</summary>
public sealed class Self : Code
{
    private readonly Func<Pid, Code> _next;

    internal Self(Func<Pid, Code> next) : base(Op.Self) => _next = next;

    internal override Code Next(object? value) => _next((Pid)value!);
}
