using System.Collections.Immutable;

namespace ToyBeam.Sim.Trees;

/// <summary>A name of a tree in scope.</summary>
/// <param name="Name">The name; empty for a process's own pid.</param>
/// <param name="Variable">What it is called in C#.</param>
/// <param name="OfMonitor">Whether it names a monitor; else a process.</param>
internal sealed record CSharpVariable(string Name, string Variable, bool OfMonitor)
{
    internal string Declaration => (OfMonitor ? "MonitorRef " : "Pid ") + Variable;
}

/// <summary>What a function of a printed program knows.</summary>
/// <param name="All">The names in scope, outermost first, the static processes before all others.</param>
/// <param name="Self">What the process's own pid is called; null where nobody needs it.</param>
/// <param name="Parent">What its parent is called; null where nobody needs it.</param>
/// <param name="Statics">How many static processes there are.</param>
/// <param name="Made">The monitors that the process has made in this function, whether in scope or not: what each is called, and its process (a variable or a quoted name).</param>
/// <param name="Earlier">The parameter with those that it had made before; null when there is none.</param>
internal sealed record CSharpScope(
    ImmutableList<CSharpVariable> All, string? Self, string? Parent, int Statics, ImmutableList<(string Variable, string Of)> Made, string? Earlier)
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

    internal static CSharpScope Empty { get; } = new([], null, null, 0, [], null);

    /// <summary>What the innermost name is called.</summary>
    internal string Last => All[^1].Variable;

    /// <summary>What a function must be given: the static processes are around it.</summary>
    internal List<CSharpVariable> Bound => [.. All.Skip(Statics)];

    /// <summary>The monitors made so far, as an array.</summary>
    internal string MadeSoFar => Earlier is not null && Made.IsEmpty
        ? Earlier
        : $"[{string.Join(", ", Made.Select(made => made.Variable).Prepend(".. " + Earlier).Skip(Earlier is null ? 1 : 0))}]";

    /// <summary>What a child knows: its parent's names, and no monitors of its own.</summary>
    internal CSharpScope OfChild => this with { Parent = Self, Self = null, Made = [], Earlier = null };

    internal CSharpScope With(string name, bool ofMonitor = false) => this with { All = All.Add(new(name, Fresh(name), ofMonitor)) };

    /// <summary>With the pid of the process itself, under a name that no tree can say.</summary>
    internal CSharpScope WithSelf()
    {
        var self = Fresh("self");
        return this with { All = All.Add(new("", self, false)), Self = self };
    }

    /// <summary>With a monitor of <paramref name="of"/>, called as its name is, or anything when it has none.</summary>
    internal CSharpScope WithMade(string of, string? name)
    {
        var scope = name is null ? this : With(name, ofMonitor: true);
        return scope with { Made = Made.Add((name is null ? Fresh("monitor") : scope.Last, of)) };
    }

    /// <summary>Where a block goes on after another one inside it: the names are as before, the monitors are all that were made.</summary>
    internal CSharpScope After(CSharpScope inner) => this with { Made = inner.Made, Earlier = inner.Earlier };

    /// <summary>For a function of what follows: it sees none of the monitors made before, but may be told them.</summary>
    internal CSharpScope Elsewhere(bool told)
    {
        var untold = this with { Made = [], Earlier = null };
        return told ? untold with { Earlier = untold.Fresh("made") } : untold;
    }

    internal Names? Names => All.Aggregate((Names?)null, (names, variable) => new(variable.Name, names, variable.OfMonitor));

    internal bool IsMonitor(Who who) => who is Who.Named named && Find(named).OfMonitor;

    /// <summary>The variable of a pid or monitor, or a registered name in quotes.</summary>
    internal string Find(Who who) => who switch
    {
        Who.Self => Self!,
        Who.Parent => Parent!,
        Who.Registered registered => TreePrinter.Quote(registered.Name),
        _ => Find((Who.Named)who).Variable,
    };

    private CSharpVariable Find(Who.Named who) => All.FindLast(variable => variable.Name == who.Name)!;

    /// <remarks>A monitor may outlive the scope of its name and that of its process: nothing else may be called as they are.</remarks>
    private string Fresh(string name)
    {
        var small = char.ToLowerInvariant(name[0]) + name[1..];
        return CSharpNames.Fresh(small, IsTaken);
    }

    private bool IsTaken(string name) =>
        Array.IndexOf(Reserved, name) >= 0
        || name == Earlier
        || All.Exists(variable => variable.Variable == name)
        || Made.Exists(made => made.Variable == name || made.Of == name);
}
