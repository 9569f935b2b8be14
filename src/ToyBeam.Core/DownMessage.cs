namespace ToyBeam.Core;

/// <summary>What a process finds in its mailbox when a process that it monitors is over: Erlang's <c>{'DOWN', Ref, process, Pid or {Name, Node}, Reason}</c>.</summary>
/// <param name="Ref">Which monitor; it says of whom, by pid or by name.</param>
/// <param name="Reason">Why; <c>noproc</c> when there was no such process.</param>
public sealed record DownMessage(MonitorRef Ref, ExitReason Reason)
{
    /// <summary>Such as <c>DOWN P.1 crash</c> or <c>DOWN @name noproc</c>.</summary>
    public override string ToString() => Ref.Of is { } pid ? $"DOWN {pid} {Reason}" : $"DOWN @{Ref.Name} {Reason}";
}
