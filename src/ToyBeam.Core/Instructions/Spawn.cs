namespace ToyBeam.Core.Instructions;

/// <summary>A new process; with <see cref="Op.SpawnLink"/> linked, with <see cref="Op.SpawnMonitor"/> monitored in the same step.</summary>
public sealed class Spawn : Code
{
    private readonly Func<Pid, Code>? _next;
    private readonly Func<Pid, MonitorRef, Code>? _nextMonitoring;

    internal Spawn(Code child, Func<Pid, MonitorRef, Code> next, string? name, bool server) : base(Op.SpawnMonitor)
    {
        Child = child;
        Name = name;
        Server = server;
        _nextMonitoring = next;
    }

    internal Spawn(Op op, Code child, Func<Pid, Code> next, string? name, bool server) : base(op)
    {
        Child = child;
        Name = name;
        Server = server;
        _next = next;
    }

    /// <summary>What the new process does.</summary>
    public Code Child { get; }

    /// <summary>How traces call the new process, beside its path; null for no name.</summary>
    public string? Name { get; }

    /// <summary>Whether the new process may wait for ever without being stuck.</summary>
    public bool Server { get; }

    internal override Code Next(object? value) => _next is not null ? _next((Pid)value!) : _nextMonitoring!(((MonitorRef)value!).Of!, (MonitorRef)value);
}
