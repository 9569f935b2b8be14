namespace ToyBeam.Core.Instructions;

/// <summary>A monitor of a process, by pid or by name: one <see cref="DownMessage"/> when it is over, or at once when it is not there.</summary>
/// <remarks>Source: manual of the module erlang, monitor/2. A monitor of oneself never says anything.</remarks>
public sealed class Monitor : Code
{
    private readonly Func<MonitorRef, Code> _next;

    internal Monitor(Pid? of, string? name, Func<MonitorRef, Code> next) : base(Op.Monitor)
    {
        Of = of;
        Name = name;
        _next = next;
    }

    /// <summary>The process; null when it is monitored by name.</summary>
    public Pid? Of { get; }

    /// <summary>The name; null when it is monitored by pid.</summary>
    public string? Name { get; }

    internal override Code Next(object? value) => _next((MonitorRef)value!);
}
