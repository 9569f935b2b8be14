using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>
/// Who is linked with whom, as the events tell it. Each of two linked processes has its half: in instant delivery both change at once, in the
/// channel modes each when its process does something or hears of it. Only a spawn links both at once in every mode.
/// </summary>
internal sealed class ShadowLinks
{
    /// <summary>The events that change links.</summary>
    public const EventKinds Needs = EventKinds.Spawned | EventKinds.Linked | EventKinds.Unlinked | EventKinds.ExitSignalled | EventKinds.Died |
        EventKinds.Queued | EventKinds.Delivered;

    private readonly Rows<int> _halves = new();
    private readonly PerPair<Unlinks> _unlinks = new();
    private Row<LinkRequest> _requests;
    private (int Process, int Step) _newborn;

    /// <summary>How often one process ended a link with another, of how many of these ends that heard, and whether it has not linked itself again since.</summary>
    private record struct Unlinks(int Count, int Delivered, bool Last);

    /// <summary>Links that are on their way to the other side.</summary>
    public ReadOnlySpan<LinkRequest> Requests => _requests.Items;

    /// <summary>The processes with which a process is linked, as far as it knows.</summary>
    public ReadOnlySpan<int> Of(int process) => _halves[process].Items;

    /// <summary>Whether the first one has its half of a link with the other.</summary>
    public bool Contains(int one, int other) => Of(one).Contains(other);

    public void Clear()
    {
        _halves.Clear();
        _unlinks.Clear();
        _requests.Clear();
        _newborn = (-1, -1);
    }

    public void See(in Event e, World world)
    {
        var atOnce = world.Options.Delivery == Delivery.Instant;
        switch (e.Kind)
        {
            case EventKind.Spawned:
                _newborn = (e.Other, world.Steps);
                break;
            case EventKind.Linked:
                OnLinked(e.Process, e.Other, atOnce || _newborn == (e.Other, world.Steps));
                break;
            case EventKind.Unlinked when e.Other >= 0:
                OnUnlinked(e.Process, e.Other, atOnce);
                break;
            case EventKind.ExitSignalled:
                Remove(e.Process, e.Other);
                break;
            case EventKind.Died:
                OnDied(e.Process, atOnce);
                break;
            case EventKind.Queued:
                OnQueued(e, (SignalKind)e.Payload!);
                break;
            case EventKind.Delivered:
                OnDelivered(e, (SignalKind)e.Payload!);
                break;
            default:
                break;
        }
    }

    private void OnLinked(int one, int other, bool atOnce)
    {
        Add(one, other);
        if (atOnce)
        {
            Add(other, one);
        }
        else
        {
            _unlinks[one, other].Last = false;
        }
    }

    private void OnUnlinked(int one, int other, bool atOnce)
    {
        var linked = Contains(one, other);
        Remove(one, other);
        if (atOnce)
        {
            Remove(other, one);
        }
        else if (linked)
        {
            ref var unlinks = ref _unlinks[one, other];
            unlinks.Count++;
            unlinks.Last = true;
        }
    }

    /// <summary>Others lose their half at once in instant delivery, else when they hear of it.</summary>
    private void OnDied(int dead, bool atOnce)
    {
        if (atOnce)
        {
            foreach (var other in Of(dead))
            {
                Remove(other, dead);
            }
        }
        _halves[dead].Clear();
        for (var i = _requests.Count - 1; i >= 0; i--)
        {
            if (_requests[i].To == dead)
            {
                _requests.RemoveAt(i);
            }
        }
    }

    private void OnQueued(in Event e, SignalKind kind)
    {
        if (kind == SignalKind.Link)
        {
            _requests.Add(new LinkRequest(e.Process, e.Other, e.Number, _unlinks[e.Other, e.Process].Delivered));
        }
    }

    private void OnDelivered(in Event e, SignalKind kind)
    {
        if (kind == SignalKind.Unlink)
        {
            _unlinks[e.Other, e.Process].Delivered++;
            Remove(e.Process, e.Other);
        }
        else if (kind == SignalKind.Link && Take(e.Other, e.Process, e.Number) is { } request && !IsStale(request))
        {
            Add(e.Process, e.Other);
        }
    }

    /// <summary>Whether the other side has ended the link since, without having heard of this: then the link counts for nothing, unless it has made it anew.</summary>
    private bool IsStale(in LinkRequest request)
    {
        var unlinks = _unlinks[request.To, request.From];
        return unlinks.Last && unlinks.Count != request.UnlinksSeen;
    }

    private LinkRequest? Take(int from, int to, int number)
    {
        for (var i = 0; i < _requests.Count; i++)
        {
            var request = _requests[i];
            if (request.Number == number && request.From == from && request.To == to)
            {
                _requests.RemoveAt(i);
                return request;
            }
        }
        return null;
    }

    private void Add(int one, int other)
    {
        if (!Contains(one, other))
        {
            _halves[one].Add(other);
        }
    }

    private void Remove(int from, int to)
    {
        var index = Of(from).IndexOf(to);
        if (index >= 0)
        {
            _halves[from].RemoveAt(index);
        }
    }
}
