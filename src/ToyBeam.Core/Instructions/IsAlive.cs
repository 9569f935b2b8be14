namespace ToyBeam.Core.Instructions;

/// <summary>Whether a process is alive.</summary>
/// <remarks>
/// Source: manual of the module erlang, is_process_alive/1: a question that keeps its place among the caller's signals to that process. So
/// in the channel modes the caller waits until all that it sent there was delivered, monitors excepted, and until a process that must die has died.
/// </remarks>
public sealed class IsAlive : Code
{
    private readonly Func<bool, Code> _next;

    internal IsAlive(Pid who, Func<bool, Code> next) : base(Op.IsAlive)
    {
        Who = who;
        _next = next;
    }

    /// <summary>Who is asked about.</summary>
    public Pid Who { get; }

    internal override Code Next(object? value) => _next((bool)value!);
}
