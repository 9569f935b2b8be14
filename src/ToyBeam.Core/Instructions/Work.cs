namespace ToyBeam.Core.Instructions;

/// <summary>Local work that nobody else can see.</summary>
public sealed class Work : Code
{
    private readonly Func<Code> _next;

    internal Work(int amount, Func<Code> next) : base(Op.Work)
    {
        Amount = amount;
        _next = next;
    }

    /// <summary>Reductions; 0 or more. At granularity <c>reduction</c> it takes that many steps, at least one.</summary>
    public int Amount { get; }

    internal override Code Next(object? value) => _next();
}
