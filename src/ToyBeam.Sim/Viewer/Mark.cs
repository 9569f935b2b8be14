using System.Globalization;
using ToyBeam.Core;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Viewer;

/// <summary>Something that lifelines show beside signals.</summary>
/// <param name="Kind">What it is: a word that the page knows (<c>lane.js</c>).</param>
/// <param name="Process">Whose it is.</param>
/// <param name="Other">The other process, if there is one; else -1.</param>
/// <param name="Text">What it says; null for nothing.</param>
internal sealed record Mark(string Kind, int Process, int Other, string? Text = null)
{
    /// <summary>The mark of an event; null when it has none, or is shown as a signal.</summary>
    public static Mark? Of(in Event e) => e.Kind switch
    {
        EventKind.Spawned => new("spawn", e.Process, e.Other),
        EventKind.Worked => new("work", e.Process, -1, e.Number.ToString(CultureInfo.InvariantCulture)),
        EventKind.Linked => new("link", e.Process, e.Other),
        EventKind.LinkRefused => new("refused", e.Process, e.Other),
        EventKind.Unlinked => new("unlink", e.Process, e.Other),
        EventKind.Monitored => new("monitor", e.Process, e.Other, e.Payload is MonitorRef { Name: { } name } ? $"@{name}" : null),
        EventKind.Demonitored => new("demonitor", e.Process, e.Other),
        EventKind.Condemned => new("condemned", e.Process, e.Other, ((ExitReason)e.Payload!).Name),
        EventKind.Died => new("death", e.Process, e.Other, ((ExitReason)e.Payload!).Name),
        EventKind.Failed => new("fail", e.Process, -1, (string?)e.Payload),
        EventKind.Noted => new("note", e.Process, -1, $"{((Note)e.Payload!).Name} = {Literal.Of(((Note)e.Payload).Value)}"),
        EventKind.TimedOut => new("timeout", e.Process, -1, e.Number.ToString(CultureInfo.InvariantCulture)),
        EventKind.TrapSet => new("trap", e.Process, -1, e.Number == 1 ? "on" : "off"),
        EventKind.Registered => new("register", e.Process, e.Other == e.Process ? -1 : e.Other, $"@{e.Payload}"),
        _ => null,
    };
}
