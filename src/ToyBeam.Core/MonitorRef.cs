namespace ToyBeam.Core;

/// <summary>Names one monitor: what <see cref="Beam.Monitor(Pid, Func{MonitorRef, Code})"/> gives and its <see cref="DownMessage"/> carries. Equal only to itself.</summary>
/// <remarks>Interned by the machine, as a <see cref="Pid"/> is: the same monitor in another run on that machine is the same object.</remarks>
public sealed class MonitorRef
{
    private MonitorRef? _others; // Of the same owner and number, in runs in which it monitored somebody else.

    private MonitorRef(Pid owner, int number, Pid? of, string? name)
    {
        Owner = owner;
        Number = number;
        Of = of;
        Name = name;
    }

    /// <summary>The one that a process makes.</summary>
    internal static MonitorRef For(Pid owner, int number, Pid? of, string? name)
    {
        if (owner.Monitors.Length <= number)
        {
            Array.Resize(ref owner.Monitors, Math.Max(4, 2 * number));
        }
        ref var place = ref owner.Monitors[number];
        while (place is not null && (place.Of != of || place.Name != name))
        {
            place = ref place._others;
        }
        return place ??= new MonitorRef(owner, number, of, name);
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
