namespace ToyBeam.Core.Instructions;

/// <summary>The process ends with a reason: exit/1.</summary>
public sealed class Exit : Code
{
    internal static readonly Exit Crash = new(ExitReason.Crash);

    internal Exit(ExitReason reason) : base(Op.Exit) => Reason = reason;

    /// <summary>Why. <c>kill</c> is not special here: only exit/2 treats it so.</summary>
    public ExitReason Reason { get; }

    internal override Code Next(object? value) => throw new System.Diagnostics.UnreachableException();
}
