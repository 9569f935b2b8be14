using ToyBeam.Core;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary>
/// <c>signal-order</c>: in the channel modes the signals of one sender to one receiver, of all kinds, are delivered in the order in which they
/// were sent; none is lost, none comes out of nowhere. What is on its way to a process when it dies is on its way no longer.
/// </summary>
/// <remarks>
/// Source: Erlang reference manual, "Processes", delivery of signals. Keeps a queue for each pair, as the events tell it, and compares it with the
/// machine's when it changes. The machine shows a whole step at once: in a step, a channel first gives a signal and then gets others.
/// </remarks>
public sealed class SignalOrder : IInvariant
{
    private readonly PerPair<int> _channels = new(); // One more than the number of the pair's queue.
    private readonly Rows<ShadowSignal> _queues = new();
    private readonly PerProcess<int> _latest = new(); // By queue: the number of the signal that was sent last.
    private readonly Rows<int> _incoming = new(); // The queues to each process.
    private readonly PerProcess<bool> _dead = new();
    private int _count;
    private int _underway;

    /// <summary>One signal in flight.</summary>
    private readonly record struct ShadowSignal(SignalKind Kind, int Number);

    /// <inheritdoc/>
    public string Name => "signal-order";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Queued | EventKinds.Delivered | EventKinds.Died | EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _channels.Clear();
        _queues.Clear();
        _latest.Clear();
        _incoming.Clear();
        _dead.Clear();
        _count = 0;
        _underway = 0;
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Died:
                return OnDied(e.Process, world);
            case EventKind.Quiescent:
                return OnQuiescent(world);
            default:
                if (world.Options.Delivery == Delivery.Instant)
                {
                    return new Violation($"in instant delivery a signal of {world[e.Kind == EventKind.Queued ? e.Process : e.Other]} was on its way");
                }
                var signal = new ShadowSignal((SignalKind)e.Payload!, e.Number);
                return e.Kind == EventKind.Queued ? OnQueued(e.Process, e.Other, signal, world) : OnDelivered(e.Other, e.Process, signal, world);
        }
    }

    private Violation? OnQueued(int from, int to, ShadowSignal signal, World world)
    {
        if (_dead[to])
        {
            return new Violation($"{Text(signal, from, world)} is on its way to {world[to]}, which is dead");
        }
        var queue = QueueOf(from, to);
        var latest = _latest[queue];
        if (signal.Number <= latest)
        {
            return new Violation($"{Text(signal, from, world)} is on its way to {world[to]} behind its signal {latest}");
        }
        _latest[queue] = signal.Number;
        var place = PlaceOf(signal, toItself: from == to, _queues[queue].Items);
        _queues[queue].Insert(place, signal);
        _underway++;
        return Compare(from, to, place, world);
    }

    /// <summary>Behind all others; but that there is nobody to monitor may come to a process later than what it sends to itself.</summary>
    private static int PlaceOf(ShadowSignal signal, bool toItself, ReadOnlySpan<ShadowSignal> queue)
    {
        var place = queue.Length;
        while (toItself && signal.Kind != SignalKind.Down && place > 0 && queue[place - 1].Kind == SignalKind.Down)
        {
            place--;
        }
        return place;
    }

    private Violation? OnDelivered(int from, int to, ShadowSignal signal, World world)
    {
        var queue = QueueOf(from, to);
        if (_queues[queue].Count == 0)
        {
            return new Violation($"{Text(signal, from, world)} was delivered to {world[to]}, and was not on its way");
        }
        var next = _queues[queue][0];
        if (next != signal)
        {
            return new Violation($"{Text(signal, from, world)} was delivered to {world[to]}, and {Text(next, from, world)} is the next one");
        }
        _queues[queue].RemoveAt(0);
        _underway--;
        var left = _queues[queue].Count;
        for (var i = 0; i < left; i++)
        {
            if (Compare(from, to, i, world) is { } violation)
            {
                return violation;
            }
        }
        var actual = world[to].IsAlive ? Channels.Count(world, from, to) : left;
        return actual == left ? null : new Violation($"{actual} signals of {world[from]} are on their way to {world[to]}, and should be {left}");
    }

    /// <summary>Whether the machine's channel holds what it should in one place. Of one who died in this step it holds nothing any more.</summary>
    private Violation? Compare(int from, int to, int index, World world)
    {
        if (!world[to].IsAlive)
        {
            return null;
        }
        var expected = _queues[QueueOf(from, to)][index];
        if (Channels.Between(world, from, to) is not { } channel || channel.Count <= index)
        {
            return new Violation($"{Text(expected, from, world)} was sent to {world[to]} and is not on its way");
        }
        return (channel[index].Kind, channel[index].Number) == (expected.Kind, expected.Number)
            ? null
            : new Violation($"on the way to {world[to]}, signal {channel[index].Number} ({channel[index].Kind}) of {world[from]} is in the place of {Text(expected, from, world)}");
    }

    private Violation? OnDied(int process, World world)
    {
        _dead[process] = true;
        foreach (var queue in _incoming[process].Items)
        {
            _underway -= _queues[queue].Count;
            _queues[queue].Clear();
        }
        return Channels.NonEmptyInto(world[process]) == 0 ? null : new Violation($"signals are on their way to {world[process]}, which is dead");
    }

    private Violation? OnQuiescent(World world)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if (Channels.NonEmptyInto(world[i]) > 0)
            {
                return new Violation($"in the end signals are on their way to {world[i]}");
            }
        }
        return _underway == 0 ? null : new Violation($"{_underway} signals were sent and not delivered");
    }

    private int QueueOf(int from, int to)
    {
        ref var queue = ref _channels[from, to];
        if (queue == 0)
        {
            queue = ++_count;
            _incoming[to].Add(queue - 1);
        }
        return queue - 1;
    }

    private static string Text(ShadowSignal signal, int from, World world) => $"signal {signal.Number} ({signal.Kind}) of {world[from]}";
}
