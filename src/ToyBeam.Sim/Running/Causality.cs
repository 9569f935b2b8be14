using ToyBeam.Core;

namespace ToyBeam.Sim.Running;

/// <summary>What happened before what in a run: a partial order of its steps. Steps that it leaves unordered knew nothing of each other.</summary>
/// <remarks>
/// A step comes after the earlier steps of its process, a delivery after the sending, a receive after the arrival of what it takes, a child after its
/// spawn, a notice after the death; and whoever sees a name or a death, after what made it so. Source: Lamport, "Time, Clocks, and the Ordering
/// of Events in a Distributed System" (1978). The causal past of a step, taken alone and in the order of the run, leads to that step again. What the
/// clock of virtual time adds is left out: there the order of unrelated timeouts is the run's own. A snapshot of its recording; not thread-safe.
/// </remarks>
public sealed class Causality
{
    private readonly int[][] _causes;
    private readonly SignalLog _signals;
    private bool[] _past = []; // Of the step that was asked about last: explanations ask many times about one.
    private int _pastOf = -1;

    internal Causality(int[][] causes, SignalLog signals)
    {
        _causes = causes;
        _signals = signals;
    }

    /// <summary>The order of a recorded run.</summary>
    public static Causality Of(Recording recording) => new CausalityReader(recording).Read();

    /// <summary>The last step; steps are numbered from 1, and 0 is the start of the program.</summary>
    public int Steps => _causes.Length - 1;

    /// <summary>All signals of the run, in the order of sending.</summary>
    public IReadOnlyList<SentSignal> Signals => _signals.All;

    /// <summary>The steps that a step directly comes after, in order of time; all of its past follows from theirs. Empty for the start.</summary>
    public ReadOnlySpan<int> CausesOf(int step) => _causes[step];

    /// <summary>Whether the first step happened before the second one; false for one and the same.</summary>
    public bool Before(int stepA, int stepB)
    {
        Check(stepA);
        Check(stepB);
        return stepA < stepB && MarksOf(stepB)[stepA];
    }

    /// <summary>Whether a step is in the causal past of another one: that step itself, or one that happened before it.</summary>
    public bool InPastOf(int step, int of) => step == of || Before(step, of);

    /// <summary>Whether neither of two different steps happened before the other.</summary>
    public bool Concurrent(int stepA, int stepB) => stepA != stepB && !Before(Math.Min(stepA, stepB), Math.Max(stepA, stepB));

    /// <summary>The causal past of a step, in order of time: from the start, 0, to the step itself.</summary>
    public IReadOnlyList<int> PastOf(int step)
    {
        Check(step);
        var marks = MarksOf(step);
        return [.. Enumerable.Range(0, step).Where(earlier => marks[earlier]), step];
    }

    /// <summary>The signal that an event sends, queues, delivers, puts into a mailbox, takes or drops; null for an event of another kind.</summary>
    public SentSignal? SignalOf(in Event e)
    {
        var sender = e.Kind switch
        {
            EventKind.Sent or EventKind.ExitSent or EventKind.Queued => e.Process,
            EventKind.Delivered or EventKind.Arrived or EventKind.Received or EventKind.Dropped or
                EventKind.ExitSignalled or EventKind.ExitReached or EventKind.DownSignalled => e.Other,
            _ => -1,
        };
        return _signals.Find(sender, e.Number);
    }

    private void Check(int step) => ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)step, (uint)Steps, nameof(step));

    private bool[] MarksOf(int step)
    {
        if (_pastOf != step)
        {
            _past = Marks(_causes, step);
            _pastOf = step;
        }
        return _past;
    }

    /// <summary>For each step whether it happened before a given one.</summary>
    internal static bool[] Marks(IReadOnlyList<int[]> causes, int step)
    {
        var marks = new bool[step + 1];
        marks[step] = true;
        for (var i = step; i > 0; i--) // A cause is always earlier, so that one sweep backwards finds all.
        {
            if (!marks[i])
            {
                continue;
            }
            foreach (var cause in causes[i])
            {
                marks[cause] = true;
            }
        }
        marks[step] = false;
        return marks;
    }
}
