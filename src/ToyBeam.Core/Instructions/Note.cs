namespace ToyBeam.Core.Instructions;

/// <summary>A ghost note for invariants: no step, no dependency, no process sees it.</summary>
public sealed class Note : Code
{
    private readonly Func<Code> _next;

    internal Note(string name, object? value, Func<Code> next) : base(Op.Note)
    {
        Name = name;
        Value = value;
        _next = next;
    }

    /// <summary>The note's name; a later note of the same name replaces it.</summary>
    public string Name { get; }

    /// <summary>The note's value.</summary>
    public object? Value { get; }

    internal override Code Next(object? value) => _next();
}
