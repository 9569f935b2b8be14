using ToyBeam.Core;

namespace ToyBeam.Sim.Strategies;

/// <summary>How much each process did in one run of the default schedule, and what several of them touched. A function of the program alone.</summary>
/// <remarks>
/// A process is found again in another run by its path: its parent and its number among the children. In here it is known by its index in the
/// pilot, its node; a parent's node is lower than its children's.
/// </remarks>
internal sealed class PilotCounts
{
    private readonly List<int> _parents = [];
    private readonly List<List<int>> _children = [];

    public PilotCounts(Start start, MachineOptions options)
    {
        var machine = new Machine(options);
        var touches = new List<Touch>();
        machine.Reset(start);
        Meet(machine.World);
        while (!machine.Enabled.IsEmpty)
        {
            Note(touches, new ChoicePoint(machine));
            machine.Step(machine.Default);
            Meet(machine.World);
        }
        Steps = StepsOf(machine.World);
        Contentions = Contended(touches);
    }

    /// <summary>How many processes existed.</summary>
    public int Count => _parents.Count;

    /// <summary>The steps of every process.</summary>
    public Operations[] Steps { get; }

    /// <summary>What at least two processes touched.</summary>
    public Contention[] Contentions { get; }

    /// <summary>The node of a process; -1 when the pilot had no such process.</summary>
    /// <param name="parent">The parent's node; -1 for a static process.</param>
    /// <param name="number">The process's number: from 1 among its siblings, from 0 among the static processes.</param>
    public int Find(int parent, int number)
    {
        if (parent < 0)
        {
            return number < Count && _parents[number] < 0 ? number : -1;
        }
        var siblings = _children[parent];
        return number <= siblings.Count ? siblings[number - 1] : -1;
    }

    /// <summary>The node of a process's parent; -1 for a static process.</summary>
    public int ParentOf(int node) => _parents[node];

    private static Operations[] StepsOf(World world)
    {
        var steps = new Operations[world.ProcessCount];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = new Operations(i, world[i].Steps);
        }
        return steps;
    }

    private void Meet(World world)
    {
        for (var i = Count; i < world.ProcessCount; i++)
        {
            var parent = world[i].Pid.Parent is { } pid ? world.IndexOf(pid) : -1;
            _parents.Add(parent);
            _children.Add([]);
            if (parent >= 0)
            {
                _children[parent].Add(i); // A process numbers its children in order.
            }
        }
    }

    private static void Note(List<Touch> touches, in ChoicePoint point)
    {
        var choice = point.Enabled[point.Default];
        foreach (var part in Contention.Kinds)
        {
            if (part == Parts.ReadsNames)
            {
                Note(point, choice, part, -1);
                continue;
            }
            Note(point, choice, part, choice.Process);
            if (choice.Other >= 0 && choice.Other != choice.Process)
            {
                Note(point, choice, part, choice.Other);
            }
        }

        void Note(in ChoicePoint point, Choice choice, Parts part, int of)
        {
            if (Access.Touches(point, choice, part, of))
            {
                touches.Add(new Touch(of, part, choice.Process));
            }
        }
    }

    /// <summary>Sorts what was touched by what and by whom, counts equal ones, and keeps what two or more touched.</summary>
    private static Contention[] Contended(List<Touch> touches)
    {
        touches.Sort();
        var found = new List<Contention>();
        var by = new List<Operations>();
        for (var i = 0; i < touches.Count; i++)
        {
            var count = 1;
            for (; i + 1 < touches.Count && touches[i + 1] == touches[i]; i++)
            {
                count++;
            }
            by.Add(new Operations(touches[i].By, count));
            if (i + 1 == touches.Count || !touches[i + 1].IsOfSame(touches[i]))
            {
                if (by.Count > 1)
                {
                    found.Add(new Contention(touches[i].Part, touches[i].Of, [.. by]));
                }
                by.Clear();
            }
        }
        return [.. found];
    }

    /// <summary>One step touched a part of a process.</summary>
    private readonly record struct Touch(int Of, Parts Part, int By) : IComparable<Touch>
    {
        public bool IsOfSame(Touch other) => Of == other.Of && Part == other.Part;

        public int CompareTo(Touch other) => (Of, Part, By).CompareTo((other.Of, other.Part, other.By));
    }
}

/// <summary>How many operations one process did.</summary>
internal readonly record struct Operations(int Node, int Count);

/// <summary>What several processes touch: a part of one process.</summary>
/// <param name="Part">A mailbox, a life, or the names.</param>
/// <param name="Node">Whose; -1 for the names, which are nobody's.</param>
/// <param name="By">Who touched it how often.</param>
internal sealed record Contention(Parts Part, int Node, Operations[] By)
{
    /// <summary>The parts over which processes contend.</summary>
    public static readonly Parts[] Kinds = [Parts.ReadsMailbox, Parts.ReadsLife, Parts.ReadsNames];
}
