namespace ToyBeam.Core.Instructions;

/// <summary>A claim of the program failed: violates the invariant <c>no-fail</c> and ends the process with reason <c>failed</c>.</summary>
public sealed class Fail : Code
{
    internal Fail(string text) : base(Op.Fail) => Text = text;

    /// <summary>What was claimed.</summary>
    public string Text { get; }

    internal override Code Next(object? value) => throw new System.Diagnostics.UnreachableException();
}
