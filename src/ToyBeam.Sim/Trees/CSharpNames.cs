using System.Collections.Immutable;
using System.Globalization;

namespace ToyBeam.Sim.Trees;

/// <summary>Names of local functions: each is given once, and none hides a verb or a type.</summary>
internal sealed class CSharpNames(string className)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal)
    {
        className, "Beam", "Code", "Pid", "Roots", "Start", "Clause", "ExitReason", "ExitMessage",
        "End", "Fail", "Note", "Work", "Self", "Spawn", "SpawnLink", "Send", "Receive", "On", "Is", "Any", "Exited", "Exit", "Crash",
        "Link", "Unlink", "TrapExit",
    };

    /// <summary>A name with a capital that is like the wish and not taken.</summary>
    internal string Function(string wish)
    {
        var name = char.IsAsciiLetter(wish[0]) ? char.ToUpperInvariant(wish[0]) + wish[1..] : "Child" + wish;
        return Fresh(name, candidate => !_taken.Add(candidate));
    }

    internal static string Fresh(string name, Func<string, bool> isTaken)
    {
        var fresh = name;
        for (var n = 2; isTaken(fresh); n++)
            fresh = string.Create(CultureInfo.InvariantCulture, $"{name}_{n}");
        return fresh;
    }
}

/// <summary>The names of a tree in scope, and what each is called in C#; outermost first, the static processes before all others.</summary>
internal sealed record PidScope(ImmutableList<(string Name, string Pid)> All, string? Self, string? Parent, int Statics)
{
    /// <summary>Words that are no names in C#, and the one parameter that every function sees.</summary>
    private static readonly string[] Reserved =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using",
        "virtual", "void", "volatile", "while", "roots",
    ];

    internal static PidScope Empty { get; } = new([], null, null, 0);

    /// <summary>What the innermost name is called.</summary>
    internal string Last => All[^1].Pid;

    /// <summary>The pids that a function must be given: the static ones are around it.</summary>
    internal IEnumerable<string> Spawned => All.Skip(Statics).Select(entry => entry.Pid);

    internal PidScope With(string name) => this with { All = All.Add((name, Fresh(name))) };

    /// <summary>With the pid of the process itself, under a name that no tree can say.</summary>
    internal PidScope WithSelf()
    {
        var self = Fresh("self");
        return this with { All = All.Add(("", self)), Self = self };
    }

    internal string Find(string name) => All.FindLast(entry => entry.Name == name).Pid;

    internal string Find(Who who) => who switch
    {
        Who.Self => Self!,
        Who.Parent => Parent!,
        _ => Find(((Who.Named)who).Name),
    };

    private string Fresh(string name)
    {
        var small = char.ToLowerInvariant(name[0]) + name[1..];
        return CSharpNames.Fresh(small, candidate => Array.IndexOf(Reserved, candidate) >= 0 || All.Exists(entry => entry.Pid == candidate));
    }
}
