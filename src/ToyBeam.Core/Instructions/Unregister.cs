namespace ToyBeam.Core.Instructions;

/// <summary>The end of a name. Dies of <c>badarg</c> when nobody has it.</summary>
/// <remarks>Source: manual of the module erlang, unregister/1.</remarks>
public sealed class Unregister : Code
{
    private readonly Func<Code> _next;

    internal Unregister(string name, Func<Code> next) : base(Op.Unregister)
    {
        Name = name;
        _next = next;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    internal override Code Next(object? value) => _next();
}
