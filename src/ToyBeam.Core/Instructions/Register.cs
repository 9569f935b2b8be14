namespace ToyBeam.Core.Instructions;

/// <summary>A name for a process. Dies of <c>badarg</c> when the process is dead or has a name, or the name is taken.</summary>
/// <remarks>Source: manual of the module erlang, register/2. Names are no signals: they change at once, for everybody. A death frees its name before anybody hears of it.</remarks>
public sealed class Register : Code
{
    private readonly Func<Code> _next;

    internal Register(string name, Pid who, Func<Code> next) : base(Op.Register)
    {
        Name = name;
        Who = who;
        _next = next;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Who gets it.</summary>
    public Pid Who { get; }

    internal override Code Next(object? value) => _next();
}
