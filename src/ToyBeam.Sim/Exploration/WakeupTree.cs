using ToyBeam.Sim.Exploration.Dependency;

namespace ToyBeam.Sim.Exploration;

/// <summary>What is still to be tried at a point: sequences of steps, merged where they begin alike. The first branch is tried first, and stays while it is.</summary>
/// <remarks>Source: P. Abdulla, S. Aronis, B. Jonsson, K. Sagonas, "Source sets: a foundation for optimal dynamic partial order reduction", 2017: wakeup trees.</remarks>
internal sealed class WakeupTree
{
    private List<Branch>? _branches; // Most trees stay empty.

    public bool IsEmpty => Count == 0;

    public int Count => _branches?.Count ?? 0;

    private List<Branch> Branches => _branches ??= [];

    public Branch First => Branches[0];

    public void RemoveFirst() => Branches.RemoveAt(0);

    /// <summary>The first step is not possible: what was to be tried after it is to be tried without it.</summary>
    public void SkipFirst()
    {
        var then = First.Then.Branches;
        Branches.RemoveAt(0);
        Branches.InsertRange(0, then);
    }

    /// <summary>Adds a branch of one step.</summary>
    public void Add(long actor) => Branches.Add(new Branch(actor, null));

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
                tree.Append(sequence);
                return;
            }
            if (branch.Then.IsEmpty)
            {
                return; // From there everything will be tried.
            }
            tree = branch.Then;
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

    private Branch? BranchFor(List<Footprint> sequence)
    {
        foreach (var branch in Branches)
        {
            if (branch.Step is { } step && MayBeginWith(step, sequence, takeOut: true))
            {
                return branch;
            }
        }
        return null;
    }

    private void Append(List<Footprint> sequence)
    {
        var tree = this;
        foreach (var step in sequence)
        {
            var branch = new Branch(step.Actor, step);
            tree.Branches.Add(branch);
            tree = branch.Then;
        }
    }

    /// <summary>A step, and what is to be tried after it.</summary>
    internal sealed class Branch(long actor, Footprint? step)
    {
        public long Actor { get; } = actor;

        /// <summary>What it will do or did; null before it was taken for the first time.</summary>
        public Footprint? Step { get; set; } = step;

        /// <summary>Empty for everything.</summary>
        public WakeupTree Then { get; } = new();
    }
}
