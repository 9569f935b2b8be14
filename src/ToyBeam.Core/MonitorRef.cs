namespace ToyBeam.Core;

/// <summary>Names one monitor: what <see cref="Beam.Monitor(Pid, Func{MonitorRef, Code})"/> gives and its <see cref="DownMessage"/> carries. Equal only to itself.</summary>
public sealed class MonitorRef
{
    internal MonitorRef(Pid owner, int number, Pid? of, string? name)
    {
        Owner = owner;
        Number = number;
        Of = of;
        Name = name;
    }

    /// <summary>Who monitors.</summary>
    public Pid Owner { get; }

    /// <summary>Which of its monitors, from 1.</summary>
    public int Number { get; }

    /// <summary>Who is monitored; null when a name is.</summary>
    public Pid? Of { get; }

    /// <summary>The name that is monitored; null when a pid is.</summary>
    public string? Name { get; }

    /// <summary>Owner and number, such as <c>P#1</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Owner}#{Number}");
}
