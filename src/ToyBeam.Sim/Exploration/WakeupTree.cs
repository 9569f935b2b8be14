using ToyBeam.Sim.Exploration.Dependency;

namespace ToyBeam.Sim.Exploration;

/// <summary>
/// What is still to be tried at a point: sequences of steps, merged where they begin alike. A node is a step and what is to be tried after it, nothing for everything; the root's step is none.
/// The first branch is tried first, and stays while it is.
/// </summary>
/// <remarks>
/// Source: P. Abdulla, S. Aronis, B. Jonsson, K. Sagonas, "Source sets: a foundation for optimal dynamic partial order reduction", 2017: wakeup trees. The branches of a node are linked one
/// to the next, for most nodes have one or none.
/// </remarks>
internal sealed class WakeupTree(long actor = 0, Footprint? step = null)
{
    private WakeupTree? _first;
    private WakeupTree? _next;

    /// <summary>Who takes the step.</summary>
    public long Actor { get; } = actor;

    /// <summary>What it will do or did; null before it was taken for the first time.</summary>
    public Footprint? Step { get; set; } = step;

    public bool IsEmpty => _first is null;

    public int Count
    {
        get
        {
            var count = 0;
            for (var branch = _first; branch is not null; branch = branch._next)
            {
                count++;
            }
            return count;
        }
    }

    public WakeupTree First => _first!;

    public void RemoveFirst() => _first = First._next;

    /// <summary>The first step is not possible: what was to be tried after it is to be tried without it.</summary>
    public void SkipFirst()
    {
        var (then, rest) = (First._first, First._next);
        _first = then;
        ref var place = ref _first;
        while (place is not null)
        {
            place = ref place._next;
        }
        place = rest;
    }

    /// <summary>Adds a branch of one step, of which it is not known what it will do.</summary>
    public void Add(long actor) => Append(new WakeupTree(actor));

    /// <summary>Adds a sequence, unless what is here leads to all that it leads to.</summary>
    /// <param name="sequence">Steps; is used up.</param>
    public void Insert(List<Footprint> sequence)
    {
        var tree = this;
        while (sequence.Count > 0)
        {
            var branch = tree.BranchFor(sequence);
            if (branch is null)
            {
                foreach (var step in sequence)
                {
                    tree = tree.Append(new WakeupTree(step.Actor, step));
                }
                return;
            }
            if (branch.IsEmpty)
            {
                return; // From there everything will be tried.
            }
            tree = branch;
        }
    }

    /// <summary>
    /// Whether a sequence may as well begin with a step: the step is in it, and nothing before depends on it, which then is taken out; or it is not in it and independent of all of it.
    /// </summary>
    public static bool MayBeginWith(Footprint step, List<Footprint> sequence, bool takeOut)
    {
        var at = 0;
        while (at < sequence.Count && sequence[at].Actor != step.Actor)
        {
            at++;
        }
        var first = at < sequence.Count ? sequence[at] : step;
        for (var i = 0; i < at; i++)
        {
            if (first.DependsOn(sequence[i]))
            {
                return false;
            }
        }
        if (first.Mail.Length > 0 && IsObserved(first, sequence, at))
        {
            return false;
        }
        if (takeOut && at < sequence.Count)
        {
            sequence.RemoveAt(at);
        }
        return true;
    }

    /// <summary>Whether a receive in a sequence takes a message that arrives in it before a step, and would have taken that of the step.</summary>
    private static bool IsObserved(Footprint step, List<Footprint> sequence, int at)
    {
        foreach (var receive in sequence)
        {
            if (receive.Taking is null)
            {
                continue;
            }
            if (step.Brings(receive.Taken))
            {
                return false;
            }
            if (receive.Observes(step) && ArrivesIn(sequence, at, receive.Taken))
            {
                return true;
            }
        }
        return false;
    }

    private static bool ArrivesIn(List<Footprint> sequence, int count, long letter)
    {
        for (var i = 0; i < count; i++)
        {
            if (sequence[i].Brings(letter))
            {
                return true;
            }
        }
        return false;
    }

    private WakeupTree? BranchFor(List<Footprint> sequence)
    {
        var branch = _first;
        while (branch is not null && (branch.Step is null || !MayBeginWith(branch.Step, sequence, takeOut: true)))
        {
            branch = branch._next;
        }
        return branch;
    }

    private WakeupTree Append(WakeupTree branch)
    {
        ref var place = ref _first;
        while (place is not null)
        {
            place = ref place._next;
        }
        return place = branch;
    }
}
