namespace ToyBeam.Core.Instructions;

/// <summary>The end of a monitor: nothing of it arrives afterwards.</summary>
/// <remarks>
/// Source: manual of the module erlang, demonitor/2. The answer is false exactly when the monitor was not active any more, and only if it
/// was asked for; without asking it is always true. The reference of another process has no effect.
/// </remarks>
public sealed class Demonitor : Code
{
    private readonly Func<bool, Code> _next;

    internal Demonitor(MonitorRef reference, bool flush, bool info, Func<bool, Code> next) : base(Op.Demonitor)
    {
        Reference = reference;
        Flush = flush;
        Info = info;
        _next = next;
    }

    /// <summary>Which monitor.</summary>
    public MonitorRef Reference { get; }

    /// <summary>Whether its DOWN is taken out of the mailbox, if it is there.</summary>
    public bool Flush { get; }

    /// <summary>Whether the answer says if the monitor was active.</summary>
    public bool Info { get; }

    internal override Code Next(object? value) => _next((bool)value!);
}
