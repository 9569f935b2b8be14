namespace ToyBeam.Core.Instructions;

/// <summary>What a process stands at that a signal or an error has ended, in the channel modes: its next step is its death.</summary>
public sealed class Die : Code
{
    internal static readonly Die Instance = new();

    private Die() : base(Op.Die)
    {
    }

    internal override Code Next(object? value) => throw new System.Diagnostics.UnreachableException();
}
