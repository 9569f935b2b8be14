using System.Runtime.CompilerServices;
using ToyBeam.Core;
using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>Partial order sampling: every pending event has a random priority, the highest goes first, and those that raced with it draw anew.</summary>
/// <remarks>
/// Source: Yuan, Yang, Gu, "Partial order aware concurrency sampling", CAV 2018. Every partial order has a positive probability, with a bound that
/// depends on how many events race and not on how many there are: work between races costs nothing, where a random walk pays 1/2 for each step.
/// Without the drawing anew ("BasicPOS") an event that waits through many races would keep its one number and come early or late in all of
/// them. Where all events race it is the random walk. No parameters, no pilot. Which events race is said in <see cref="Access"/>.
/// Departs from the paper in that an event which is not enabled has no priority yet.
/// </remarks>
public sealed class Pos : IStrategy
{
    private const uint IndexBits = (1 << 24) - 1; // The lowest bits of a priority are left for an index.

    private Rng _rng = null!;
    private ulong[] _priority = []; // By actor, of its pending event; 0 for one that is still to be drawn.

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        _rng = rng;
        Array.Clear(_priority);
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        var enabled = point.Enabled;
        if (enabled.Length == 1)
        {
            PriorityOf(point.ActorOf(enabled[0])) = 0;
            return 0;
        }
        var highest = 0UL;
        var present = 0u;
        for (var i = 0; i < enabled.Length; i++)
        {
            present |= 1u << (int)enabled[i].Pending;
            ref var priority = ref PriorityOf(point.ActorOf(enabled[i]));
            if (priority == 0)
            {
                priority = Draw();
            }
            highest = Math.Max(highest, priority | (uint)i); // No jump, which could not be foretold.
        }
        var picked = (int)(highest & IndexBits);
        Spend(point, enabled, picked, present);
        return picked;
    }

    /// <summary>The event is about to happen: its actor's next one will draw, and those that race with it draw anew.</summary>
    private void Spend(in ChoicePoint point, ReadOnlySpan<Choice> enabled, int picked, uint present)
    {
        var access = Access.Of(point, enabled[picked]);
        var rivals = access.Rivals;
        for (var i = 0; (rivals & present) != 0 && i < enabled.Length; i++)
        {
            if ((rivals >> (int)enabled[i].Pending & 1) != 0 && access.Races(point, enabled[i]))
            {
                PriorityOf(point.ActorOf(enabled[i])) = Draw();
            }
        }
        PriorityOf(point.ActorOf(enabled[picked])) = 0;
    }

    private ulong Draw() => _rng.Next() & ~(ulong)IndexBits | (IndexBits + 1UL); // Not 0.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong PriorityOf(int actor)
    {
        if (actor >= _priority.Length)
        {
            Grow(actor);
        }
        return ref _priority[actor];
    }

    private void Grow(int actor) => Array.Resize(ref _priority, (actor + 1) * 2);
}
