namespace ToyBeam.Core;

/// <summary>What a process knows to have been sent: for each process, by index, the number of its latest signal that is known of. A vector clock over sendings.</summary>
/// <remarks>
/// A sending happened before another one exactly when the past of the later one covers its number (Lamport 1978; Mattern 1989). Kept in causal
/// delivery only. What goes into a signal is a copy that nobody changes.
/// </remarks>
internal static class Past
{
    public static readonly int[] None = [];

    /// <summary>Whether the sending of a signal lies in a past.</summary>
    public static bool Covers(int[]? past, in Signal signal) => past is not null && signal.From < past.Length && past[signal.From] >= signal.Number;

    /// <summary>Adds all that another past knows.</summary>
    public static void Join(ref int[] past, int[]? other)
    {
        if (other is null)
        {
            return;
        }
        Reach(ref past, other.Length);
        for (var i = 0; i < other.Length; i++)
        {
            past[i] = Math.Max(past[i], other[i]);
        }
    }

    /// <summary>Adds one sending.</summary>
    public static void Add(ref int[] past, int process, int number)
    {
        Reach(ref past, process + 1);
        past[process] = number;
    }

    private static void Reach(ref int[] past, int count)
    {
        if (past.Length < count)
        {
            Array.Resize(ref past, count);
        }
    }
}
