using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>PCT with chain partitioning: random priorities belong to chains of events that follow from one another, not to processes; with d-1 changes at random events.</summary>
/// <remarks>
/// Source: B. K. Ozkan, R. Majumdar, F. Niksic, M. Tabaei Befrouei, G. Weissenbacher, "Randomized testing of distributed systems with probabilistic guarantees", OOPSLA 2018: a bug of
/// depth d is found with probability at least 1/(w²·n^(d-1)) in a program of n events of which at most w are pairwise concurrent. Made for the channel modes, where a delivery is an event and
/// there are more channels than are ever busy at once. An event is revealed when its process or channel is first enabled for it; what made it so is the step taken just before,
/// or its own one before that. It goes to the first chain that ends in one of them, so a reply goes on the chain of its request; else it begins a chain, at a random
/// place among the others. Of what happens before it only these two steps are looked at, which makes for some more chains than need be. n comes from the pilot.
/// </remarks>
public sealed class Pctcp : IStrategy
{
    private const ulong Low = 1UL << 62; // Below all random priorities; the d-1 low ones are above it.

    private readonly int[] _labels;
    private readonly List<Chain> _chains = [];
    private Rng _rng = null!;
    private Pending[] _pending = []; // By actor, a process or a channel.
    private int _revealed;
    private Position _taken;

    /// <summary>A walk.</summary>
    /// <param name="depth">d, the number of ordering constraints of the bugs to find; at least 1.</param>
    public Pctcp(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        _labels = new int[depth - 1];
    }

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        _rng = rng;
        _chains.Clear();
        Array.Clear(_pending);
        _revealed = 0;
        _taken = default;
        for (var i = 0; i < _labels.Length; i++)
        {
            _labels[i] = 1 + rng.Below(Math.Max(1, run.Pilot.Steps));
        }
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        if (!point.IsFirst)
        {
            ref var last = ref _pending[point.ActorOf(point.Last)];
            _taken = last.Last = last.Next;
            last.Next = default;
        }
        foreach (var choice in point.Enabled)
        {
            Reveal(point.ActorOf(choice));
        }
        while (true)
        {
            var best = Highest(point);
            var next = _pending[point.ActorOf(point.Enabled[best])].Next;
            var label = Array.IndexOf(_labels, next.Event);
            if (label < 0 || _chains[next.Chain].Priority <= Low + (ulong)label)
            {
                return best;
            }
            _chains[next.Chain] = _chains[next.Chain] with { Priority = Low + (ulong)label };
        }
    }

    /// <summary>Gives an actor's next event its place, unless it has one.</summary>
    private void Reveal(int actor)
    {
        if (actor >= _pending.Length)
        {
            Array.Resize(ref _pending, (actor + 1) * 2);
        }
        ref var pending = ref _pending[actor];
        if (pending.Next.Event > 0)
        {
            return;
        }
        var chain = FirstThatEndsIn(_taken, pending.Last);
        var placed = new Position(++_revealed, chain);
        if (chain == _chains.Count)
        {
            // A random 63-bit number is a uniformly random place among the others; the top bit keeps it above the d-1 low priorities.
            _chains.Add(new Chain(_rng.Next() | (1UL << 63), placed.Event));
        }
        _chains[chain] = _chains[chain] with { End = placed.Event };
        pending.Next = placed;
    }

    /// <summary>The first chain that ends in one of two events; the number of chains when none does.</summary>
    private int FirstThatEndsIn(Position one, Position other)
    {
        var first = Ends(one) ? one.Chain : _chains.Count;
        return Ends(other) ? Math.Min(first, other.Chain) : first;
    }

    private bool Ends(Position position) => position.Event > 0 && _chains[position.Chain].End == position.Event;

    private int Highest(in ChoicePoint point)
    {
        var best = 0;
        var priority = 0UL;
        for (var i = 0; i < point.Enabled.Length; i++)
        {
            var own = _chains[_pending[point.ActorOf(point.Enabled[i])].Next.Chain].Priority;
            if (own > priority)
            {
                (best, priority) = (i, own);
            }
        }
        return best;
    }

    /// <summary>An event, by the order in which they were revealed, from 1; 0 for none. And the chain that it is on.</summary>
    private readonly record struct Position(int Event, int Chain);

    /// <summary>A chain: its priority, and the event at its end.</summary>
    private readonly record struct Chain(ulong Priority, int End);

    /// <summary>What an actor did last, and what it is to do.</summary>
    private record struct Pending(Position Last, Position Next);
}
