using System.Globalization;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Conformance;

/// <summary>What the processes of one run of a program observed: what conformance compares.</summary>
/// <param name="Processes">Every process that existed, in path order.</param>
public sealed record Observation(ValueList<ObservedProcess> Processes)
{
    /// <summary>One line, with <c> ; </c> between processes.</summary>
    public override string ToString() => string.Join(" ; ", Processes);

    /// <summary>An observation of these processes, put into path order.</summary>
    internal static Observation Of(List<ObservedProcess> processes)
    {
        processes.Sort(static (left, right) => ComparePaths(left.Path, right.Path));
        return new([.. processes]);
    }

    /// <summary>Number by number, a parent before its children; the first part is a letter, and a number from the twelfth static process on.</summary>
    private static int ComparePaths(string left, string right)
    {
        var (a, b) = (left.Split('.'), right.Split('.'));
        if (RootIndex(a[0]) != RootIndex(b[0]))
        {
            return RootIndex(a[0]) - RootIndex(b[0]);
        }
        for (var i = 1; i < Math.Min(a.Length, b.Length); i++)
        {
            if (NumberOf(a[i]) != NumberOf(b[i]))
            {
                return NumberOf(a[i]) - NumberOf(b[i]);
            }
        }
        return a.Length - b.Length;
    }

    private static int RootIndex(string root) => root[0] - 'P' + (11 * (root.Length == 1 ? 0 : NumberOf(root[1..])));

    private static int NumberOf(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>What one process observed.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Entries">What it took and was answered, in order.</param>
/// <param name="End">The reason it ended with, and its result if it left one; or <see cref="Blocked"/>.</param>
/// <param name="Left">What lies in the mailbox of a blocked process.</param>
public sealed record ObservedProcess(string Path, ValueList<string> Entries, string End, ValueList<string> Left)
{
    /// <summary>The end of a process that waits for ever.</summary>
    public const string Blocked = "blocked";

    /// <summary>Whether it waits for ever.</summary>
    public bool IsBlocked => End == Blocked;

    /// <summary>Such as <c>P: took "a", timeout = blocked ["b"]</c>.</summary>
    public override string ToString() =>
        $"{Path}:{(Entries.Count == 0 ? "" : " ")}{string.Join(", ", Entries)} = {End}{(Left.Count == 0 ? "" : $" [{string.Join(", ", Left)}]")}";
}
