using System.Globalization;
using System.Text;

namespace ToyBeam.Sim.Trees;

/// <summary>Prints a program tree as C# in the machine's verbs.</summary>
/// <remarks>
/// One local function for each process, and one for what follows a receive of several branches. Lines of a process are not indented
/// against each other: they run one after the other. Pids and monitors begin with a small letter, functions with a capital, so the two never
/// meet. Which monitor <c>demonitor WHO</c> means is known in most places; else the function is told the monitors made before it.
/// </remarks>
internal sealed class CSharpPrinter
{
    private readonly StringBuilder _out = new();
    private readonly CSharpNames _names;

    /// <summary>Functions yet to be printed; printing one may add more.</summary>
    private readonly Queue<Action> _functions = new();

    private bool _needsLatest;

    private CSharpPrinter(string className) => _names = new(className);

    internal static string Print(ProgramTree tree, string className)
    {
        if (className.Length == 0 || !TreeWords.IsWordStart(className[0]) || !className.All(TreeWords.IsWordPart))
            throw new ArgumentException($"`{className}` is no name of a class: a letter, then letters, digits and _.", nameof(className));
        var printer = new CSharpPrinter(className);
        printer.Line(0, "using ToyBeam.Core;");
        printer.Line(0, "using static ToyBeam.Core.Beam;");
        printer.Line(0, "");
        printer.Line(0, $"public static class {className}");
        printer.Line(0, "{");
        printer.Line(1, "public static void Start(Roots roots)");
        printer.Line(1, "{");
        printer.Write(tree);
        printer.Line(1, "}");
        printer.WriteLatest();
        printer.Line(0, "}");
        return printer._out.ToString();
    }

    private void Write(ProgramTree tree)
    {
        var scope = CSharpScope.Empty;
        for (var i = 0; i < tree.Processes.Count; i++)
        {
            scope = scope.With(tree.Processes[i].Name);
            Line(2, string.Create(CultureInfo.InvariantCulture, $"var {scope.Last} = roots[{i}];"));
        }
        var roots = scope;
        foreach (var process in tree.Processes)
        {
            var pid = roots.Find(new Who.Named(process.Name));
            var function = Function(process.Name, process.Body, roots with { Self = pid, Statics = tree.Processes.Count }, Rest.End);
            Line(2, $"roots.Add({function(roots)}, {Quote(process.Name)}{(process.Server ? ", server: true" : "")});");
        }
        while (_functions.TryDequeue(out var print))
            print();
    }

    /// <summary>The verb for where only the run knows whether there is a monitor, and which.</summary>
    private void WriteLatest()
    {
        if (!_needsLatest)
            return;
        Line(0, "");
        Line(1, $"private static Code {CSharpNames.LatestVerb}(MonitorRef[] made, object of, System.Func<Code> next, bool info = false, bool flush = false)");
        Line(1, "{");
        Line(2, "var latest = System.Array.FindLast(made, monitor => monitor.Of is null ? of.Equals(monitor.Name) : of.Equals(monitor.Of));");
        Line(2, "if (latest is null)");
        Line(3, "return next();");
        Line(2, "return info ? DemonitorInfo(latest, _ => next(), flush) : Demonitor(latest, next, flush);");
        Line(1, "}");
    }

    /// <summary>Puts a function on the list; gives the call of it from wherever its variables are in scope.</summary>
    private Func<CSharpScope, string> Function(string wish, Block body, CSharpScope scope, Rest rest, bool own = false)
    {
        var name = _names.Function(wish);
        var bound = scope.Bound;
        var earlier = scope.Earlier;
        var parameters = bound.Select(variable => variable.Declaration).Concat(earlier is null ? [] : ["MonitorRef[] " + earlier]);
        _functions.Enqueue(() =>
        {
            Line(0, "");
            Line(2, $"Code {name}({string.Join(", ", parameters)}) =>");
            var closing = 0;
            if (own)
            {
                scope = scope.WithSelf();
                Line(3, $"Self({scope.Self} =>");
                closing++;
            }
            Chain(3, body, 0, scope, rest, closing, ";");
        });
        return from => $"{name}({string.Join(", ", bound.Select(variable => variable.Variable).Concat(earlier is null ? [] : [from.MadeSoFar]))})";
    }

    /// <summary>Statements one below the other, then what follows, then all the closing brackets.</summary>
    private void Chain(int indent, Block block, int from, CSharpScope scope, Rest rest, int closing, string tail)
    {
        for (var i = from; i < block.Statements.Count; i++)
        {
            var statement = block.Statements[i];
            if (Last(statement) is { } last)
            {
                Line(indent, last + new string(')', closing) + tail);
                return;
            }
            if (statement is Statement.Receive receive)
            {
                Write(indent, receive, scope, new Rest(block, i + 1, scope, rest), closing, tail);
                return;
            }
            if (Head(statement, ref scope) is not { } head)
                continue;
            Line(indent, head);
            closing++;
        }
        if (rest.Block is not null)
            Chain(indent, rest.Block, rest.From, rest.Scope.After(scope), rest.Outer!, closing, tail);
        else
            Line(indent, rest.Call(scope) + new string(')', closing) + tail);
    }

    private void Write(int indent, Statement.Receive receive, CSharpScope scope, Rest rest, int closing, string tail)
    {
        var brackets = new string(')', closing + 1) + tail;
        var clauses = Clauses(receive, scope);
        if (clauses.Count == 0)
        {
            Line(indent, "Receive(" + brackets);
            return;
        }
        if (clauses is [var only])
        {
            Line(indent, "Receive(" + only.Head);
            Chain(indent, only.Body, 0, scope, rest, closing + 2, tail);
            return;
        }
        var after = clauses.Count(clause => !clause.Body.Ends) > 1 ? Shared(rest) : rest;
        Line(indent, "Receive(");
        for (var c = 0; c < clauses.Count; c++)
        {
            Line(indent + 1, clauses[c].Head);
            Chain(indent + 1, clauses[c].Body, 0, scope, after, 1, c + 1 < clauses.Count ? "," : brackets);
        }
    }

    private static List<(string Head, Block Body)> Clauses(Statement.Receive receive, CSharpScope scope)
    {
        var clauses = receive.Branches.Select(branch => (Head(branch.Pattern, scope), branch.Body)).ToList();
        if (receive.After is { } after)
            clauses.Add((string.Create(CultureInfo.InvariantCulture, $"After({after.Milliseconds}, () =>"), after.Body));
        return clauses;
    }

    /// <summary>What several branches go on with: a function, unless it is a call already.</summary>
    private Rest Shared(Rest rest)
    {
        while (rest.Block is not null && rest.From == rest.Block.Statements.Count)
            rest = rest.Outer!;
        if (rest.Block is null)
            return rest;
        var told = rest.AsksForEarlier;
        var block = new Block([.. rest.Block.Statements.Slice(rest.From, rest.Block.Statements.Count - rest.From)]);
        return new(null, 0, CSharpScope.Empty, null, Function("Then", block, rest.Scope.Elsewhere(told), rest.Outer!), told);
    }

    /// <summary>A statement up to where the next one begins; null for one that does nothing in any run.</summary>
    private string? Head(Statement statement, ref CSharpScope scope)
    {
        switch (statement)
        {
            case Statement.Spawn spawn:
                return Head(spawn, ref scope);
            case Statement.Monitor monitor:
                var of = scope.Find(monitor.Of);
                scope = scope.WithMade(of, monitor.Name);
                return $"Monitor({of}, {scope.Made[^1].Variable} =>";
            case Statement.Demonitor demonitor:
                return Head(demonitor, scope);
            default:
                return Head(statement, scope);
        }
    }

    private string Head(Statement.Spawn spawn, ref CSharpScope scope)
    {
        var child = Function(spawn.Name ?? "child", spawn.Body, scope.OfChild, Rest.End, TreeSelf.IsNeeded(spawn.Body))(scope);
        var verb = spawn.Linked ? "SpawnLink" : spawn.Monitored ? "SpawnMonitor" : "Spawn";
        var head = $"{verb}({child}{(spawn.Name is null ? "" : $", name: {Quote(spawn.Name)}")}{(spawn.Server ? ", server: true" : "")}, next: ";
        // A process without a name is in nobody's mouth, so nobody asks for its monitor.
        if (spawn.Name is null)
            return head + (spawn.Monitored ? "(_, _) =>" : "_ =>");
        scope = scope.With(spawn.Name);
        if (!spawn.Monitored)
            return $"{head}{scope.Last} =>";
        scope = scope.WithMade(scope.Last, null);
        return $"{head}({scope.Last}, {scope.Made[^1].Variable}) =>";
    }

    private string? Head(Statement.Demonitor demonitor, CSharpScope scope)
    {
        var what = scope.Find(demonitor.What);
        var flush = demonitor.Flush ? ", flush: true" : "";
        if ((scope.IsMonitor(demonitor.What) ? what : scope.Made.FindLast(made => made.Of == what).Variable) is { } monitor)
            return $"{(demonitor.Info ? "DemonitorInfo" : "Demonitor")}({monitor}{flush}, next: {(demonitor.Info ? "_" : "()")} =>";
        if (scope.Earlier is null)
            return null;
        _needsLatest = true;
        return $"{CSharpNames.LatestVerb}({scope.Earlier}, {what}{(demonitor.Info ? ", info: true" : "")}{flush}, next: () =>";
    }

    private static string Head(Statement statement, CSharpScope scope) => statement switch
    {
        Statement.Work work => string.Create(CultureInfo.InvariantCulture, $"Work({work.Amount}, () =>"),
        Statement.Send send => $"Send({scope.Find(send.To)}, {Quote(send.Text)}, () =>",
        Statement.Link link => $"Link({scope.Find(link.To)}, () =>",
        Statement.Unlink unlink => $"Unlink({scope.Find(unlink.From)}, () =>",
        Statement.ExitOther exit => $"ExitOther({scope.Find(exit.To)}, {Quote(exit.Reason)}, () =>",
        Statement.Register register => $"Register({Quote(register.Name)}, {scope.Find(register.Process)}, () =>",
        Statement.Unregister unregister => $"Unregister({Quote(unregister.Name)}, () =>",
        Statement.WhereIs whereIs => $"WhereIs({Quote(whereIs.Name)}, _ =>",
        Statement.IsAlive alive => $"IsAlive({scope.Find(alive.Process)}, _ =>",
        Statement.TrapExit trap => trap.On ? "TrapExit(true, () =>" : "TrapExit(false, () =>",
        _ => $"Note({Quote(((Statement.Note)statement).Name)}, {Quote(((Statement.Note)statement).Value)}, () =>",
    };

    private static string Head(Pattern pattern, CSharpScope scope) => pattern switch
    {
        Pattern.Text text => $"Is({Quote(text.Value)}, () =>",
        Pattern.ExitFrom exit => $"Exited({scope.Find(exit.From)}, {(exit.Reason is null ? "null" : Quote(exit.Reason))}, () =>",
        Pattern.DownOf down => $"Down({scope.Find(down.Of)}, {(down.Reason is null ? "null" : Quote(down.Reason))}, () =>",
        _ => "Any(_ =>",
    };

    /// <summary>A statement that nothing follows; null for the others.</summary>
    private static string? Last(Statement statement) => statement switch
    {
        Statement.Exit { Reason: "crash" } => "Crash",
        Statement.Exit exit => $"Exit({Quote(exit.Reason)})",
        Statement.End end => end.Result is null ? "End" : $"End({Quote(end.Result)})",
        Statement.Fail fail => $"Fail({Quote(fail.Text)})",
        _ => null,
    };

    /// <summary>Two characters end a line in C# and not in a tree.</summary>
    private static string Quote(string text) => TreePrinter.Quote(text)
        .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
        .Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    private void Line(int indent, string line) => _out.Append(' ', line.Length == 0 ? 0 : 4 * indent).Append(line).Append('\n');

    /// <summary>What follows a block: the rest of the block around it, or a call, or the end.</summary>
    private sealed record Rest(Block? Block, int From, CSharpScope Scope, Rest? Outer, Func<CSharpScope, string> Call, bool Told = false)
    {
        internal Rest(Block block, int from, CSharpScope scope, Rest outer) : this(block, from, scope, outer, _ => "") { }

        internal static Rest End { get; } = new(null, 0, CSharpScope.Empty, null, _ => "End");

        /// <summary>Whether it may ask for a monitor that was made before it, without that monitor's name.</summary>
        internal bool AsksForEarlier =>
            Block is null ? Told : Asks(Block.Statements.Skip(From), Scope.Names) || Outer!.AsksForEarlier;

        private static bool Asks(IEnumerable<Statement> statements, Names? names)
        {
            foreach (var statement in statements)
            {
                if (statement is Statement.Demonitor { What: var what } && !(what is Who.Named named && Names.IsOfMonitor(names, named.Name)))
                    return true;
                if (statement is Statement.Receive receive && receive.Bodies.Any(body => Asks(body.Statements, names)))
                    return true;
                if (statement.Binds is { } name)
                    names = new(name, names, statement is Statement.Monitor);
            }
            return false;
        }
    }
}
