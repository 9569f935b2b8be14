namespace ToyBeam.Core.Instructions;

/// <summary>Which process has a name, or none.</summary>
/// <remarks>Source: manual of the module erlang, whereis/1.</remarks>
public sealed class WhereIs : Code
{
    private readonly Func<Pid?, Code> _next;

    internal WhereIs(string name, Func<Pid?, Code> next) : base(Op.WhereIs)
    {
        Name = name;
        _next = next;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    internal override Code Next(object? value) => _next((Pid?)value);
}
