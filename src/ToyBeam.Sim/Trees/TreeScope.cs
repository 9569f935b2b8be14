namespace ToyBeam.Sim.Trees;

/// <summary>The rules of names and nesting: the one place that knows them, for trees from text, from bytes and from code.</summary>
internal static class TreeScope
{
    /// <summary>The first thing wrong with these processes, in reading order; null when all is well.</summary>
    internal static ScopeProblem? FirstProblem(ValueList<StaticProcess> processes)
    {
        if (processes.Count == 0)
            return new(ScopeFault.NoProcess, null, "", null);
        Names? names = null;
        foreach (var process in processes)
        {
            if (Names.Find(names, process.Name, null))
                return new(ScopeFault.DuplicateProcess, process, process.Name, names);
            names = new(process.Name, names);
        }
        foreach (var process in processes)
        {
            if (Check(process.Body, names, hasParent: false, depth: 1) is { } problem)
                return problem;
        }
        return null;
    }

    private static ScopeProblem? Check(Block block, Names? outer, bool hasParent, int depth)
    {
        if (depth > TreeWords.MaxDepth)
            return new(ScopeFault.TooDeep, block, "", outer);
        var names = outer;
        foreach (var statement in block.Statements)
        {
            if (Check(statement, names, outer, hasParent, depth) is { } problem)
                return problem;
            if (statement.Binds is { } name)
                names = new(name, names, statement is Statement.Monitor);
        }
        return null;
    }

    private static ScopeProblem? Check(Statement statement, Names? names, Names? outer, bool hasParent, int depth)
    {
        if (statement.Binds is { } bound && Names.Find(names, bound, outer))
            return new(ScopeFault.BoundTwice, statement, bound, names);
        if (statement.Whom is { } who && Check(who, WantedBy(statement), names, hasParent) is { } problem)
            return problem;
        return statement switch
        {
            Statement.Spawn spawn => Check(spawn.Body, names, hasParent: true, depth + 1),
            Statement.Receive receive => Check(receive, names, hasParent, depth),
            _ => null,
        };
    }

    private static Wanted WantedBy(Statement statement) => statement switch
    {
        Statement.Send or Statement.Monitor => Wanted.ProcessOrRegistered,
        Statement.Demonitor => Wanted.Monitor,
        _ => Wanted.Process,
    };

    private static ScopeProblem? Check(Statement.Receive receive, Names? names, bool hasParent, int depth)
    {
        foreach (var branch in receive.Branches)
        {
            var wanted = branch.Pattern is Pattern.DownOf ? Wanted.ProcessOrRegistered : Wanted.Process;
            if (branch.Pattern.Whom is { } who && Check(who, wanted, names, hasParent) is { } unknown)
                return unknown;
            if (Check(branch.Body, names, hasParent, depth + 1) is { } problem)
                return problem;
        }
        return receive.After is null ? null : Check(receive.After.Body, names, hasParent, depth + 1);
    }

    private static ScopeProblem? Check(Who who, Wanted wanted, Names? names, bool hasParent) => who switch
    {
        Who.Parent when !hasParent => new(ScopeFault.NoParent, who, "parent", names),
        Who.Registered registered when wanted == Wanted.Process => new(ScopeFault.RegisteredName, who, "@" + registered.Name, names),
        Who.Named named => Check(named, wanted, names),
        _ => null,
    };

    private static ScopeProblem? Check(Who.Named named, Wanted wanted, Names? names)
    {
        if (!Names.Find(names, named.Name, null))
            return new(ScopeFault.UnknownName, named, named.Name, names, wanted);
        return wanted != Wanted.Monitor && Names.IsOfMonitor(names, named.Name) ? new(ScopeFault.MonitorName, named, named.Name, names, wanted) : null;
    }
}

/// <summary>What can be wrong with names and nesting.</summary>
internal enum ScopeFault
{
    NoProcess,
    DuplicateProcess,
    UnknownName,
    MonitorName,
    RegisteredName,
    NoParent,
    BoundTwice,
    TooDeep,
}

/// <summary>What a statement wants to have named.</summary>
internal enum Wanted
{
    /// <summary>A process, by its pid.</summary>
    Process,

    /// <summary>A process, by its pid or by its registered name.</summary>
    ProcessOrRegistered,

    /// <summary>A monitor, by its own name or by the process that it is of.</summary>
    Monitor,
}

/// <summary>The names in scope, innermost first.</summary>
/// <param name="Name">The innermost name.</param>
/// <param name="Outer">The others.</param>
/// <param name="OfMonitor">Whether it names a monitor; else a process.</param>
internal sealed record Names(string Name, Names? Outer, bool OfMonitor = false)
{
    /// <summary>Whether <paramref name="name"/> is among <paramref name="names"/>, looking no further than <paramref name="end"/>.</summary>
    internal static bool Find(Names? names, string name, Names? end)
    {
        for (var at = names; at is not null && !ReferenceEquals(at, end); at = at.Outer)
        {
            if (at.Name == name)
                return true;
        }
        return false;
    }

    /// <summary>Whether the innermost <paramref name="name"/> is a monitor's; there is one.</summary>
    internal static bool IsOfMonitor(Names? names, string name)
    {
        var at = names!;
        while (at.Name != name)
            at = at.Outer!;
        return at.OfMonitor;
    }

    /// <summary>The names, outermost first, each once; those of monitors only if they are wanted.</summary>
    internal static List<string> List(Names? names, bool monitors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var list = new List<string>();
        for (var at = names; at is not null; at = at.Outer)
        {
            // What an inner name hides is not in scope.
            if (seen.Add(at.Name) && (monitors || !at.OfMonitor))
                list.Add(at.Name);
        }
        list.Reverse();
        return list;
    }
}

/// <summary>A broken rule of <see cref="TreeScope"/>.</summary>
/// <param name="Fault">Which rule.</param>
/// <param name="Node">The part of the tree that breaks it; null when there is no tree.</param>
/// <param name="Name">The name in question, or empty.</param>
/// <param name="InScope">The names in scope there.</param>
/// <param name="Wanted">What the name should have been of.</param>
internal sealed record ScopeProblem(ScopeFault Fault, object? Node, string Name, Names? InScope, Wanted Wanted = Wanted.Process)
{
    internal const string Who = "`self`, `parent` or a name in scope";
    internal const string WhoOrName = "`self`, `parent`, `@NAME` or a name in scope";

    /// <summary>What should have been there.</summary>
    internal string Expected => Fault switch
    {
        ScopeFault.NoProcess => "a process: NAME {…} or server NAME {…}",
        ScopeFault.DuplicateProcess => "another name: a process of this name exists already",
        ScopeFault.MonitorName => $"a process: `{Name}` is a monitor here, which only `demonitor` takes",
        ScopeFault.RegisteredName => "a process in scope: registered names stand only in `send`, `monitor`, `demonitor` and `down`",
        ScopeFault.NoParent => "a process that exists: a static process has no parent",
        ScopeFault.BoundTwice => "another name: this block binds it already",
        ScopeFault.TooDeep => $"at most {TreeWords.MaxDepth} blocks inside each other",
        _ => $"{(Wanted == Wanted.Process ? Who : WhoOrName)} ({string.Join(", ", Names.List(InScope, Wanted == Wanted.Monitor))})",
    };

    /// <summary>The problem as one sentence, for trees that have no text.</summary>
    internal string Sentence => Name.Length == 0 ? $"Expected {Expected}." : $"Found `{Name}`, expected {Expected}.";
}
