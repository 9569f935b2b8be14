namespace ToyBeam.Core;

/// <summary>What a process that traps exits finds in its mailbox when a linked process ends: Erlang's <c>{'EXIT', From, Reason}</c>.</summary>
/// <param name="From">The process that ended.</param>
/// <param name="Reason">Why.</param>
public sealed record ExitMessage(Pid From, ExitReason Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"EXIT {From} {Reason}";
}
