namespace ToyBeam.Core.Instructions;

/// <summary>The process is over, with reason <c>normal</c>, and leaves a result.</summary>
public sealed class End : Code
{
    internal static readonly End Normal = new(null);

    internal End(object? result) : base(Op.End) => Result = result;

    /// <summary>What the process leaves behind; part of the outcome. Null when it left nothing.</summary>
    public object? Result { get; }

    internal override Code Next(object? value) => throw new System.Diagnostics.UnreachableException();
}
