using ToyBeam.Core;
using ToyBeam.Sim.Invariants.Shadow;
using Place = ToyBeam.Sim.Invariants.Shadow.ShadowMonitors.Place;

namespace ToyBeam.Sim.Invariants;

/// <summary>
/// <c>monitor-exactly-once</c>: a monitor of another process gives exactly one DOWN, unless it was ended first; then none, whatever was on its
/// way. It says why the process died if that knew of the monitor, else <c>noproc</c>. A monitor of oneself gives none.
/// </summary>
/// <remarks>Source: manual of the module erlang, monitor/2 and demonitor/2. Follows each monitor by its reference, and in the channel modes its signals by their numbers.</remarks>
public sealed class MonitorExactlyOnce : IInvariant
{
    private readonly ShadowMonitors _monitors = new();
    private readonly PerProcess<bool> _dead = new();
    private readonly PerProcess<bool> _condemned = new();
    private readonly Touched _touched = new(); // Whose monitors are compared after the step.
    private Row<Place> _owed; // What must be told of deaths in this step.
    private Due _due;
    private (int Process, int Step) _newborn;

    /// <summary>An event of a monitor that must come next.</summary>
    private readonly record struct Due(EventKinds Kind, SignalKind Signal, int Process, int Other, Place Place);

    /// <inheritdoc/>
    public string Name => "monitor-exactly-once";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Spawned | EventKinds.Monitored | EventKinds.Demonitored | EventKinds.DownSignalled | EventKinds.Queued |
        EventKinds.Delivered | EventKinds.Condemned | EventKinds.Died | EventKinds.Stepped | EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _monitors.Clear();
        _dead.Clear();
        _condemned.Clear();
        _touched.Clear();
        _owed.Clear();
        _due = default;
        _newborn = (-1, -1);
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        if (_due.Kind == EventKinds.None)
        {
            return See(e, null, world);
        }
        var due = _due;
        _due = default;
        return due.Kind == (EventKinds)(1L << (int)e.Kind) && (due.Process, due.Other) == (e.Process, e.Other) && IsOf(due, e.Payload)
            ? See(e, due.Place, world)
            : new Violation(due.Kind == EventKinds.Queued
                ? $"{world[due.Process]} did not send {world[due.Other]} the signal ({due.Signal}) of the monitor {_monitors[due.Place].Reference}"
                : $"the DOWN of the monitor {_monitors[due.Place].Reference} did not reach {world[due.Process]}");
    }

    private bool IsOf(in Due due, object? payload) => due.Kind == EventKinds.Queued
        ? payload is SignalKind kind && kind == due.Signal
        : ReferenceEquals(payload, _monitors[due.Place].Reference);

    private Violation? See(in Event e, Place? due, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Spawned:
                _newborn = (e.Other, world.Steps);
                return null;
            case EventKind.Monitored:
                return OnMonitored(e, world);
            case EventKind.Demonitored:
                return OnDemonitored(e, world);
            case EventKind.DownSignalled:
                return OnDown(e, due, world);
            case EventKind.Queued:
                return OnQueued(e, (SignalKind)e.Payload!, due, world);
            case EventKind.Delivered:
                OnDelivered(e, (SignalKind)e.Payload!);
                return null;
            case EventKind.Condemned:
                _condemned[e.Process] = true;
                return null;
            case EventKind.Died:
                OnDied(e, world);
                return null;
            case EventKind.Stepped:
                return _owed.Count == 0 && _touched.Processes.IsEmpty ? null : OnStepped(world);
            default:
                return OnQuiescent(world);
        }
    }

    private Violation? OnMonitored(in Event e, World world)
    {
        var (owner, of, reference) = (e.Process, e.Other, (MonitorRef)e.Payload!);
        _touched.Add(owner);
        if (world.IndexOf(reference.Owner) != owner || reference.Number != _monitors.By(owner).Length + 1 || (reference.Of is { } pid && world.IndexOf(pid) != of))
        {
            return new Violation($"{reference} is no new monitor by {world[owner]}{(of < 0 ? "" : $" of {world[of]}")}");
        }
        var place = _monitors.Add(owner, new ShadowMonitor(reference, of) { Active = of != owner });
        if (of == owner)
        {
            return null;
        }
        var instant = world.Options.Delivery == Delivery.Instant;
        ref var monitor = ref _monitors[place];
        if (of < 0 || _dead[of] || _condemned[of])
        {
            monitor.Reason = ExitReason.NoProc;
            _due = instant
                ? new Due(EventKinds.DownSignalled, SignalKind.Down, owner, of < 0 ? owner : of, place)
                : new Due(EventKinds.Queued, SignalKind.Down, owner, owner, place); // The dead send nothing.
        }
        else if (instant || _newborn == (of, world.Steps))
        {
            monitor.Known = true;
        }
        else
        {
            _due = new Due(EventKinds.Queued, SignalKind.Monitor, owner, of, place);
        }
        return null;
    }

    private Violation? OnDemonitored(in Event e, World world)
    {
        var place = _monitors.Find(e.Process, e.Payload);
        var active = place is { } own && _monitors[own].Active;
        _touched.Add(e.Process);
        if (active != (e.Number == 1))
        {
            return new Violation($"{world[e.Process]} ended the monitor {e.Payload}, which was {(active ? "active, and the machine says it was not" : "not active, and the machine says it was")}");
        }
        if (!active)
        {
            return null;
        }
        ref var monitor = ref _monitors[place!.Value];
        monitor.Active = false;
        if (world.Options.Delivery == Delivery.Instant)
        {
            monitor.Forgotten = true;
        }
        else if (monitor.Of >= 0 && !_dead[monitor.Of])
        {
            _due = new Due(EventKinds.Queued, SignalKind.Demonitor, e.Process, monitor.Of, place.Value);
        }
        return null;
    }

    private Violation? OnQueued(in Event e, SignalKind kind, Place? due, World world)
    {
        if (kind is not (SignalKind.Monitor or SignalKind.Demonitor or SignalKind.Down))
        {
            return null;
        }
        if ((due ?? (kind == SignalKind.Down ? TakeOwed(e.Process, e.Other) : null)) is not { } place)
        {
            return new Violation($"{world[e.Process]} sends {world[e.Other]} a signal ({kind}) of no monitor");
        }
        ref var monitor = ref _monitors[place];
        switch (kind)
        {
            case SignalKind.Monitor:
                monitor.StartedBy = e.Number;
                break;
            case SignalKind.Demonitor:
                monitor.EndedBy = e.Number;
                break;
            default:
                (monitor.Down, monitor.Sender) = (e.Number, e.Process);
                break;
        }
        return null;
    }

    private void OnDelivered(in Event e, SignalKind kind)
    {
        if (kind == SignalKind.Monitor && _monitors.StartedBy(e.Other, e.Number) is { } started)
        {
            _monitors[started].Known = true;
        }
        else if (kind == SignalKind.Demonitor && _monitors.EndedBy(e.Other, e.Number) is { } ended)
        {
            _monitors[ended].Forgotten = true;
        }
        else if (kind == SignalKind.Down && _monitors.ByDown(e.Process, e.Other, e.Number) is { } told && _monitors[told].Active)
        {
            _due = new Due(EventKinds.DownSignalled, SignalKind.Down, e.Process, e.Other, told);
        }
    }

    private Violation? OnDown(in Event e, Place? due, World world)
    {
        _touched.Add(e.Process);
        if (_monitors.Find(e.Process, e.Payload) is not { } place)
        {
            return new Violation($"{world[e.Process]} got a DOWN of the monitor {e.Payload}, which it does not have");
        }
        ref var monitor = ref _monitors[place];
        if (!monitor.Active)
        {
            return new Violation($"{world[e.Process]} got a DOWN of the monitor {e.Payload}, which was {(monitor.Of == e.Process ? "of itself" : "ended, or had given one")}");
        }
        if (due is null && (world.Options.Delivery != Delivery.Instant || monitor.Of != e.Other || TakeOwed(place) is null))
        {
            return new Violation($"{world[e.Process]} got a DOWN of the monitor {e.Payload}, and {(monitor.Of < 0 ? "nobody sent it" : $"{world[monitor.Of]} did not send it")}");
        }
        monitor.Active = false;
        return world[e.Process].IsAlive && !LiesThere(world[e.Process], e, monitor)
            ? new Violation($"{world[e.Process]} did not get the message that the monitor {e.Payload} tells of {monitor.Reason}")
            : null;
    }

    private static bool LiesThere(ProcessView owner, in Event e, in ShadowMonitor monitor)
    {
        for (var i = owner.MailboxCount - 1; i >= 0; i--)
        {
            if (owner.Origin(i) == (e.Other, e.Number))
            {
                return owner.Message(i) is DownMessage down && ReferenceEquals(down.Ref, monitor.Reference) && down.Reason.Equals(monitor.Reason);
            }
        }
        return false;
    }

    private void OnDied(in Event e, World world)
    {
        var instant = world.Options.Delivery == Delivery.Instant;
        _dead[e.Process] = true;
        foreach (var place in _monitors.Of(e.Process))
        {
            ref var monitor = ref _monitors[place];
            var underway = monitor.StartedBy > 0 && !monitor.Known;
            if (!_dead[place.Owner] && ((monitor.Known && !monitor.Forgotten) || underway))
            {
                monitor.Reason = monitor.Known ? (ExitReason?)e.Payload : ExitReason.NoProc;
                _owed.Add(place);
            }
        }
    }

    private Violation? OnStepped(World world)
    {
        Violation? violation = null;
        foreach (var place in _owed.Items)
        {
            if (!_dead[place.Owner])
            {
                violation ??= new Violation($"{world[place.Owner]} was not told by the monitor {_monitors[place].Reference} that {world[_monitors[place].Of]} died");
            }
        }
        _owed.Clear();
        foreach (var owner in _touched.Processes)
        {
            violation ??= _dead[owner] ? null : CompareMonitors(owner, world);
        }
        _touched.Clear();
        return violation;
    }

    private Violation? CompareMonitors(int owner, World world)
    {
        var view = world[owner];
        var count = 0;
        foreach (var monitor in _monitors.By(owner))
        {
            if (monitor.Active && (count >= view.MonitorCount || !ReferenceEquals(view.Monitor(count++), monitor.Reference)))
            {
                return new Violation($"the monitor {monitor.Reference} is active, and the machine does not know it");
            }
        }
        return count == view.MonitorCount ? null : new Violation($"{view} has {view.MonitorCount} monitors, and {count} are active");
    }

    private Violation? OnQuiescent(World world)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if (!_dead[i] && (CompareMonitors(i, world) ?? Silent(i, world) ?? CompareWatchers(i, world)) is { } violation)
            {
                return violation;
            }
        }
        return null;
    }

    /// <summary>An active monitor that has nothing to wait for.</summary>
    private Violation? Silent(int owner, World world)
    {
        foreach (var monitor in _monitors.By(owner))
        {
            if (monitor.Active && (monitor.Of < 0 || _dead[monitor.Of]))
            {
                return new Violation($"the monitor {monitor.Reference} never said that {(monitor.Of < 0 ? "there is nobody" : $"{world[monitor.Of]} died")}");
            }
        }
        return null;
    }

    private Violation? CompareWatchers(int process, World world)
    {
        var count = 0;
        foreach (var place in _monitors.Of(process))
        {
            count += _monitors[place] is { Known: true, Forgotten: false } ? 1 : 0;
        }
        var view = world[process];
        return count == view.WatcherCount ? null : new Violation($"{view} knows of {view.WatcherCount} monitors, and there are {count}");
    }

    private Place? TakeOwed(int dead, int owner)
    {
        for (var i = 0; i < _owed.Count; i++)
        {
            if (_owed[i].Owner == owner && _monitors[_owed[i]].Of == dead)
            {
                return TakeOwedAt(i);
            }
        }
        return null;
    }

    private Place? TakeOwed(Place place)
    {
        var index = _owed.Items.IndexOf(place);
        return index < 0 ? null : TakeOwedAt(index);
    }

    private Place TakeOwedAt(int index)
    {
        var place = _owed[index];
        _owed.RemoveAt(index);
        return place;
    }
}
