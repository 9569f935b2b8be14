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
            if (statement is Statement.Spawn { Name: { } name })
                names = new(name, names);
        }
        return null;
    }

    private static ScopeProblem? Check(Statement statement, Names? names, Names? outer, bool hasParent, int depth) => statement switch
    {
        Statement.Send send => Check(send.To, names, hasParent),
        Statement.Link link => Check(link.To, names, hasParent),
        Statement.Unlink unlink => Check(unlink.From, names, hasParent),
        Statement.Spawn { Name: { } name } when Names.Find(names, name, outer) => new(ScopeFault.BoundTwice, statement, name, names),
        Statement.Spawn spawn => Check(spawn.Body, names, hasParent: true, depth + 1),
        Statement.Receive receive => Check(receive, names, hasParent, depth),
        _ => null,
    };

    private static ScopeProblem? Check(Statement.Receive receive, Names? names, bool hasParent, int depth)
    {
        foreach (var branch in receive.Branches)
        {
            if (branch.Pattern is Pattern.ExitFrom exit && Check(exit.From, names, hasParent) is { } unknown)
                return unknown;
            if (Check(branch.Body, names, hasParent, depth + 1) is { } problem)
                return problem;
        }
        return null;
    }

    private static ScopeProblem? Check(Who who, Names? names, bool hasParent) => who switch
    {
        Who.Parent when !hasParent => new(ScopeFault.NoParent, who, "parent", names),
        Who.Named named when !Names.Find(names, named.Name, null) => new(ScopeFault.UnknownName, who, named.Name, names),
        _ => null,
    };
}

/// <summary>What can be wrong with names and nesting.</summary>
internal enum ScopeFault
{
    NoProcess,
    DuplicateProcess,
    UnknownName,
    NoParent,
    BoundTwice,
    TooDeep,
}

/// <summary>The names in scope, innermost first.</summary>
internal sealed record Names(string Name, Names? Outer)
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

    /// <summary>The names, outermost first, each once.</summary>
    internal static List<string> List(Names? names)
    {
        var list = new List<string>();
        for (var at = names; at is not null; at = at.Outer)
        {
            list.Remove(at.Name);
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
internal sealed record ScopeProblem(ScopeFault Fault, object? Node, string Name, Names? InScope)
{
    /// <summary>What should have been there.</summary>
    internal string Expected => Fault switch
    {
        ScopeFault.NoProcess => "a process: NAME {…} or server NAME {…}",
        ScopeFault.DuplicateProcess => "another name: a process of this name exists already",
        ScopeFault.NoParent => "a process that exists: a static process has no parent",
        ScopeFault.BoundTwice => "another name: this block binds it already",
        ScopeFault.TooDeep => $"at most {TreeWords.MaxDepth} blocks inside each other",
        _ => $"`self`, `parent` or a name in scope ({string.Join(", ", Names.List(InScope))})",
    };

    /// <summary>The problem as one sentence, for trees that have no text.</summary>
    internal string Sentence => Name.Length == 0 ? $"Expected {Expected}." : $"Found `{Name}`, expected {Expected}.";
}
