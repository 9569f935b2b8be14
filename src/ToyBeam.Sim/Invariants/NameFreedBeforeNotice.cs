using ToyBeam.Core;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary>
/// <c>name-freed-before-notice</c>: a name has one owner, a process one name, and who asks gets the right answer; a death frees the name before
/// anybody hears of it.
/// </summary>
/// <remarks>Source: manual of the module erlang, register/2; Erlang reference manual, "Processes", on what is visible directly. Names are few: they are looked through.</remarks>
public sealed class NameFreedBeforeNotice : IInvariant
{
    private readonly PerProcess<string?> _names = new();
    private readonly PerProcess<bool> _dead = new();
    private readonly PerProcess<bool> _condemned = new();
    private Row<Entry> _owners;

    /// <summary>A name that somebody has.</summary>
    private readonly record struct Entry(string Name, int Owner);

    /// <inheritdoc/>
    public string Name => "name-freed-before-notice";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Registered | EventKinds.Unregistered | EventKinds.LookedUp | EventKinds.Monitored | EventKinds.Condemned |
        EventKinds.Died | EventKinds.ExitSignalled | EventKinds.DownSignalled | EventKinds.Queued | EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _names.Clear();
        _dead.Clear();
        _condemned.Clear();
        _owners.Clear();
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Registered:
                return OnRegistered(e, (string)e.Payload!, world);
            case EventKind.Unregistered:
                return OnUnregistered(e, (string)e.Payload!, world);
            case EventKind.LookedUp:
                return OnAsked(e, (string)e.Payload!, world);
            case EventKind.Monitored:
                return ((MonitorRef)e.Payload!).Name is { } name ? OnAsked(e, name, world) : null;
            case EventKind.Condemned:
                _condemned[e.Process] = true;
                return null;
            case EventKind.Died:
                _dead[e.Process] = true;
                return OnDied(e.Process, world);
            case EventKind.Quiescent:
                return CompareAll(world);
            default:
                return OnNotice(e, world);
        }
    }

    private Violation? OnRegistered(in Event e, string name, World world)
    {
        var (owner, wanted) = (OwnerOf(name), e.Other);
        if (owner >= 0)
        {
            return new Violation($"{world[wanted]} got the name {name}, which {world[owner]} has");
        }
        if (_names[wanted] is { } other)
        {
            return new Violation($"{world[wanted]} got the name {name}, and has the name {other}");
        }
        if (_dead[wanted] || _condemned[wanted])
        {
            return new Violation($"{world[wanted]} got the name {name}, and is {(_dead[wanted] ? "dead" : "dying")}");
        }
        _names[wanted] = name;
        _owners.Add(new Entry(name, wanted));
        return world[wanted].IsAlive ? Compare(wanted, world) : null; // Who died in the same step has lost it by now.
    }

    private Violation? OnUnregistered(in Event e, string name, World world)
    {
        if (OwnerOf(name) != e.Other)
        {
            return new Violation($"the name {name} was taken from {world[e.Other]}, which does not have it");
        }
        _names[e.Other] = null;
        _owners.RemoveAt(_owners.Items.IndexOf(new Entry(name, e.Other)));
        return Compare(e.Other, world);
    }

    private Violation? OnAsked(in Event e, string name, World world)
    {
        var owner = OwnerOf(name);
        return owner == e.Other ? null : new Violation($"{world[e.Process]} found {Text(e.Other, world)} by the name {name}, which {Text(owner, world)} has");
    }

    private Violation? OnDied(int process, World world) => _names[process] is { } name
        ? new Violation($"{world[process]} died and has the name {name}")
        : Compare(process, world);

    /// <summary>Somebody hears of a death, or is about to. What comes from oneself is no news of one who died, but that there was nobody to ask.</summary>
    private Violation? OnNotice(in Event e, World world)
    {
        if (e.Kind == EventKind.Queued && e.Payload is not (SignalKind.LinkExit or SignalKind.Down))
        {
            return null;
        }
        var (from, to) = e.Kind == EventKind.Queued ? (e.Process, e.Other) : (e.Other, e.Process);
        return from == to || _names[from] is not { } name
            ? null
            : new Violation($"{world[to]} hears that {world[from]} died, which has the name {name}");
    }

    private Violation? Compare(int process, World world)
    {
        var actual = world[process].RegisteredName;
        return string.Equals(actual, _names[process], StringComparison.Ordinal)
            ? null
            : new Violation($"the name of {world[process]} is {_names[process] ?? "none"}, and the machine says {actual ?? "none"}");
    }

    private Violation? CompareAll(World world)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if (Compare(i, world) is { } violation)
            {
                return violation;
            }
        }
        return null;
    }

    private int OwnerOf(string name)
    {
        foreach (var entry in _owners.Items)
        {
            if (string.Equals(entry.Name, name, StringComparison.Ordinal))
            {
                return entry.Owner;
            }
        }
        return -1;
    }

    private static string Text(int process, World world) => process < 0 ? "nobody" : world[process].ToString();
}
