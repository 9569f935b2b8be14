using System.Globalization;

namespace ToyBeam.Core;

/// <summary>The name of a process: its causal path, such as <c>P</c>, <c>P.1</c> or <c>Q.2.1</c>.</summary>
/// <remarks>
/// A path is the parent's path and the child's number (from 1); the n-th static process is <c>P</c>, <c>Q</c>, … <c>Z</c>, then <c>P1</c>, <c>Q1</c>, ….
/// Never a global counter: names must not change with the schedule. Nodes are interned by the machine that made them and outlive a run, so
/// that a spawn allocates nothing and two pids of one machine are the same process exactly when they are the same object.
/// Order: number by number (<c>P.2</c> before <c>P.10</c>), a parent before its children.
/// </remarks>
public sealed class Pid
{
    internal readonly PidTable Table;
    internal readonly ulong Hash;
    internal int Rank;
    internal Pid[] Children = [];
    internal MonitorRef?[] Monitors = []; // By number.

    private string? _path;

    internal Pid(PidTable table, Pid? parent, int number, int id)
    {
        Table = table;
        Parent = parent;
        Number = number;
        Id = id;
        Hash = Hashing.Mix((parent?.Hash ?? 0x9E3779B97F4A7C15) * 31 + (ulong)number);
    }

    /// <summary>A small number that stands for this path on its machine, in all runs. Different on another machine.</summary>
    public int Id { get; }

    /// <summary>The process that spawned this one; null for a static process.</summary>
    public Pid? Parent { get; }

    /// <summary>For a child its number among its parent's children, from 1; for a static process its index, from 0.</summary>
    public int Number { get; }

    /// <summary>The path as text.</summary>
    public override string ToString() => _path ??= Path();

    /// <summary>The path of the static process with the given index: P, Q, … Z, P1, Q1, ….</summary>
    /// <param name="index">From 0.</param>
    public static string RootName(int index)
    {
        const int Letters = 'Z' - 'P' + 1;
        var letter = (char)('P' + index % Letters);
        return index < Letters ? letter.ToString() : $"{letter}{index / Letters}";
    }

    /// <remarks>Upwards in a loop: children of children may go deeper than the thread's stack.</remarks>
    private string Path()
    {
        var parts = new List<string>();
        var pid = this;
        for (; pid._path is null && pid.Parent is not null; pid = pid.Parent)
        {
            parts.Add(pid.Number.ToString(CultureInfo.InvariantCulture));
        }
        parts.Add(pid._path ?? RootName(pid.Number));
        parts.Reverse();
        return string.Join('.', parts);
    }
}
