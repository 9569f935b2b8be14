using System.Globalization;
using System.Text;

namespace ToyBeam.Sim.Trees;

/// <summary>Prints a program tree as C# in the machine's verbs.</summary>
/// <remarks>
/// One local function for each process, and one for what follows a receive of several branches. Lines of a process are not indented
/// against each other: they run one after the other. Pids begin with a small letter, functions with a capital, so the two never meet.
/// </remarks>
internal sealed class CSharpPrinter
{
    private readonly StringBuilder _out = new();
    private readonly CSharpNames _names;

    /// <summary>Functions yet to be printed; printing one may add more.</summary>
    private readonly Queue<Action> _functions = new();

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
        printer.Line(0, "}");
        return printer._out.ToString();
    }

    private void Write(ProgramTree tree)
    {
        var scope = PidScope.Empty;
        for (var i = 0; i < tree.Processes.Count; i++)
        {
            scope = scope.With(tree.Processes[i].Name);
            Line(2, string.Create(CultureInfo.InvariantCulture, $"var {scope.Last} = roots[{i}];"));
        }
        var roots = scope;
        foreach (var process in tree.Processes)
        {
            var pid = roots.Find(process.Name);
            var function = Function(process.Name, process.Body, roots with { Self = pid, Statics = tree.Processes.Count }, Rest.End);
            Line(2, $"roots.Add({function}, {Quote(process.Name)}{(process.Server ? ", server: true" : "")});");
        }
        while (_functions.TryDequeue(out var print))
            print();
    }

    /// <summary>Puts a function on the list; gives the call of it.</summary>
    private string Function(string wish, Block body, PidScope scope, Rest rest, bool own = false)
    {
        var name = _names.Function(wish);
        var pids = scope.Spawned.ToList();
        _functions.Enqueue(() =>
        {
            Line(0, "");
            Line(2, $"Code {name}({string.Join(", ", pids.Select(pid => "Pid " + pid))}) =>");
            var closing = 0;
            if (own)
            {
                scope = scope.WithSelf();
                Line(3, $"Self({scope.Self} =>");
                closing++;
            }
            Chain(3, body, 0, scope, rest, closing, ";");
        });
        return $"{name}({string.Join(", ", pids)})";
    }

    /// <summary>Statements one below the other, then what follows, then all the closing brackets.</summary>
    private void Chain(int indent, Block block, int from, PidScope scope, Rest rest, int closing, string tail)
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
            Line(indent, statement is Statement.Spawn spawn ? Head(spawn, ref scope) : Head(statement, scope));
            closing++;
        }
        if (rest.Block is not null)
            Chain(indent, rest.Block, rest.From, rest.Scope, rest.Outer!, closing, tail);
        else
            Line(indent, rest.Call + new string(')', closing) + tail);
    }

    private void Write(int indent, Statement.Receive receive, PidScope scope, Rest rest, int closing, string tail)
    {
        var brackets = new string(')', closing + 1) + tail;
        if (receive.Branches.Count == 0)
        {
            Line(indent, "Receive(" + brackets);
            return;
        }
        if (receive.Branches is [var only])
        {
            Line(indent, "Receive(" + Head(only.Pattern, scope));
            Chain(indent, only.Body, 0, scope, rest, closing + 2, tail);
            return;
        }
        var after = receive.Branches.Count(branch => !branch.Body.Ends) > 1 ? Shared(rest) : rest;
        Line(indent, "Receive(");
        for (var b = 0; b < receive.Branches.Count; b++)
        {
            var branch = receive.Branches[b];
            Line(indent + 1, Head(branch.Pattern, scope));
            Chain(indent + 1, branch.Body, 0, scope, after, 1, b + 1 < receive.Branches.Count ? "," : brackets);
        }
    }

    /// <summary>What several branches go on with: a function, unless it is a call already.</summary>
    private Rest Shared(Rest rest)
    {
        while (rest.Block is not null && rest.From == rest.Block.Statements.Count)
            rest = rest.Outer!;
        return rest.Block is null ? rest : Rest.Of(Function("After", new Block([.. rest.Block.Statements.Slice(rest.From, rest.Block.Statements.Count - rest.From)]), rest.Scope, rest.Outer!));
    }

    private string Head(Statement.Spawn spawn, ref PidScope scope)
    {
        var child = Function(spawn.Name ?? "child", spawn.Body, scope with { Parent = scope.Self, Self = null }, Rest.End, TreeSelf.IsNeeded(spawn.Body));
        if (spawn.Name is not null)
            scope = scope.With(spawn.Name);
        var name = spawn.Name is null ? "" : $", name: {Quote(spawn.Name)}";
        return $"{(spawn.Linked ? "SpawnLink" : "Spawn")}({child}{name}{(spawn.Server ? ", server: true" : "")}, next: {(spawn.Name is null ? "_" : scope.Last)} =>";
    }

    private static string Head(Statement statement, PidScope scope) => statement switch
    {
        Statement.Work work => string.Create(CultureInfo.InvariantCulture, $"Work({work.Amount}, () =>"),
        Statement.Send send => $"Send({scope.Find(send.To)}, {Quote(send.Text)}, () =>",
        Statement.Link link => $"Link({scope.Find(link.To)}, () =>",
        Statement.Unlink unlink => $"Unlink({scope.Find(unlink.From)}, () =>",
        Statement.TrapExit trap => trap.On ? "TrapExit(true, () =>" : "TrapExit(false, () =>",
        _ => $"Note({Quote(((Statement.Note)statement).Name)}, {Quote(((Statement.Note)statement).Value)}, () =>",
    };

    private static string Head(Pattern pattern, PidScope scope) => pattern switch
    {
        Pattern.Text text => $"Is({Quote(text.Value)}, () =>",
        Pattern.ExitFrom exit => $"Exited({scope.Find(exit.From)}, {(exit.Reason is null ? "null" : Quote(exit.Reason))}, () =>",
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
    private sealed record Rest(Block? Block, int From, PidScope Scope, Rest? Outer, string Call = "")
    {
        internal static Rest End { get; } = Of("End");

        internal static Rest Of(string call) => new(null, 0, PidScope.Empty, null, call);
    }
}
