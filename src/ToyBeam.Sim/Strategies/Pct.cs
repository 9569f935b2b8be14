using ToyBeam.Core;
using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>Probabilistic concurrency testing in its label form: finds every bug of depth d with probability at least 1/(n·k^(d-1)) per run.</summary>
/// <remarks>
/// Source: Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010. Every process has a random priority; the highest enabled one runs. Each
/// pending event gets a serial number when it becomes pending, in path order; d-1 labels are drawn from 1..k, and a process about to
/// perform the event with the i-th label gets the low priority i first. Not "change at step number k_i": that form, and the ones that demote
/// after the step or to the end of the list, miss the bound for depths 3 and 4. n and k come from the pilot. In the channel modes a channel
/// has a priority as a process has, and its oldest signal is its pending event.
/// </remarks>
public sealed class Pct : IStrategy
{
    private const ulong Low = 1UL << 62; // Between who was demoted and the d-1 low priorities, below all random ones.

    private readonly int[] _labels;
    private Rng _rng = null!;
    private ulong[] _priority = []; // By actor, a process or a channel; 0 for one that is not known yet.
    private int[] _serial = [];
    private int _known;
    private int _serials;
    private ulong _lowest;

    /// <summary>A PCT walk.</summary>
    /// <param name="depth">d, the number of ordering constraints of the bugs to find; at least 1.</param>
    public Pct(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        _labels = new int[depth - 1];
    }

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        _rng = rng;
        _known = _serials = 0;
        _lowest = Low;
        Array.Clear(_priority);
        for (var i = 0; i < _labels.Length; i++)
        {
            _labels[i] = 1 + rng.Below(Math.Max(1, run.Pilot.Events)); // A program may be over before its first step.
        }
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        Number(point);
        while (true)
        {
            var best = Highest(point);
            var actor = point.ActorOf(point.Enabled[best]);
            var label = Array.IndexOf(_labels, _serial[actor]);
            if (label < 0 || _priority[actor] <= Low + (ulong)label)
            {
                return best;
            }
            _priority[actor] = Low + (ulong)label;
            _serial[actor] = 0; // The label is used up; no label is 0.
        }
    }

    /// <summary>Puts an actor below all others: it runs when nobody else can.</summary>
    internal void Demote(int actor) => _priority[actor] = --_lowest;

    /// <summary>Serials for the events that became pending: of who acted last, of the new processes, which is path order, and of the new channels.</summary>
    private void Number(in ChoicePoint point)
    {
        if (!point.IsFirst && (point.Last.Kind == ChoiceKind.Deliver || point.IsAlive(point.Last.Process)))
        {
            _serial[point.ActorOf(point.Last)] = ++_serials;
        }
        for (; _known < point.ProcessCount; _known++)
        {
            Meet(2 * _known, isPending: point.IsAlive(_known));
        }
        foreach (var choice in point.Enabled)
        {
            if (choice.Kind == ChoiceKind.Deliver && point.ActorOf(choice) is var channel && (channel >= _priority.Length || _priority[channel] == 0))
            {
                Meet(channel, isPending: true);
            }
        }
    }

    private void Meet(int actor, bool isPending)
    {
        if (actor >= _priority.Length)
        {
            Array.Resize(ref _priority, (actor + 1) * 2);
            Array.Resize(ref _serial, (actor + 1) * 2);
        }
        // A random 63-bit number is a uniformly random place among the others; the top bit keeps it above the d-1 low priorities.
        _priority[actor] = _rng.Next() | (1UL << 63);
        _serial[actor] = isPending ? ++_serials : 0;
    }

    private int Highest(in ChoicePoint point)
    {
        var best = 0;
        var priority = 0UL;
        for (var i = 0; i < point.Enabled.Length; i++)
        {
            var own = _priority[point.ActorOf(point.Enabled[i])];
            if (own > priority)
            {
                (best, priority) = (i, own);
            }
        }
        return best;
    }
}
