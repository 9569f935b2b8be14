using System.Globalization;
using System.Text;

namespace ToyBeam.Sim.Trees;

/// <summary>Prints a program tree in canonical form: a block of simple statements on one line when it fits, else one statement a line.</summary>
internal sealed class TreePrinter
{
    private const int Width = 100;

    private readonly StringBuilder _out = new();
    private int _indent;

    private TreePrinter() { }

    internal static string Print(ProgramTree tree)
    {
        var printer = new TreePrinter();
        foreach (var process in tree.Processes)
            printer.Write((process.Server ? "server " : "") + process.Name, process.Body);
        return printer._out.ToString(0, printer._out.Length - 1);
    }

    /// <summary>A text in quotes, escaped.</summary>
    internal static string Quote(string text) => "\"" + text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal) + "\"";

    private void Write(string head, Block block)
    {
        if (OneLine(block) is { } line && Fits(head.Length + 1 + line.Length))
        {
            Line($"{head} {line}");
            return;
        }
        Line(head + " {");
        _indent++;
        foreach (var statement in block.Statements)
            Write(statement);
        _indent--;
        Line("}");
    }

    private void Write(Statement statement)
    {
        if (Simple(statement) is { } simple)
            Line(simple);
        else if (statement is Statement.Spawn spawn)
            Write(Head(spawn), spawn.Body);
        else
            Write((Statement.Receive)statement);
    }

    private void Write(Statement.Receive receive)
    {
        if (OneLine(receive) is { } line && Fits(line.Length))
        {
            Line(line);
            return;
        }
        Line("receive {");
        _indent++;
        foreach (var branch in receive.Branches)
            Write(Print(branch.Pattern) + " ->", branch.Body);
        if (receive.After is not null)
            Write(Head(receive.After), receive.After.Body);
        _indent--;
        Line("}");
    }

    private static string Head(Statement.Spawn spawn) =>
        Bind(spawn.Name) + (spawn.Linked ? "spawn_link" : spawn.Monitored ? "spawn_monitor" : "spawn") + (spawn.Server ? " server" : "");

    private static string Head(Timeout after) => string.Create(CultureInfo.InvariantCulture, $"after {after.Milliseconds} ->");

    private static string Bind(string? name) => name is null ? "" : name + " = ";

    /// <summary>The block on one line; null when a statement of it has a block of its own.</summary>
    private static string? OneLine(Block block)
    {
        var line = new StringBuilder("{ ");
        foreach (var statement in block.Statements)
        {
            if (Simple(statement) is not { } simple)
                return null;
            line.Append(simple).Append(' ');
        }
        return line.Append('}').ToString();
    }

    private static string? OneLine(Statement.Receive receive)
    {
        var branches = new List<string>();
        foreach (var branch in receive.Branches)
        {
            if (OneLine(branch.Body) is not { } body)
                return null;
            branches.Add($"{Print(branch.Pattern)} -> {body}");
        }
        if (receive.After is not null)
        {
            if (OneLine(receive.After.Body) is not { } body)
                return null;
            branches.Add($"{Head(receive.After)} {body}");
        }
        return $"receive {{ {string.Join("; ", branches)} }}";
    }

    /// <summary>The statement with its semicolon; null when it has a block.</summary>
    private static string? Simple(Statement statement) => statement switch
    {
        Statement.Work work => string.Create(CultureInfo.InvariantCulture, $"work {work.Amount};"),
        Statement.Send send => $"send {Print(send.To)} {Quote(send.Text)};",
        Statement.Receive { Branches: [], After: null } => "receive { };",
        Statement.Receive { Branches: [{ Body.Statements: [] } only], After: null } => $"receive {Print(only.Pattern)};",
        Statement.Link link => $"link {Print(link.To)};",
        Statement.Unlink unlink => $"unlink {Print(unlink.From)};",
        Statement.ExitOther exit => $"exit {Print(exit.To)} {exit.Reason};",
        Statement.Monitor monitor => $"{Bind(monitor.Name)}monitor {Print(monitor.Of)};",
        Statement.Demonitor demonitor => $"demonitor {Print(demonitor.What)}{(demonitor.Info ? " info" : "")}{(demonitor.Flush ? " flush" : "")};",
        Statement.Register register => $"register {Print(register.Process)} @{register.Name};",
        Statement.Unregister unregister => $"unregister @{unregister.Name};",
        Statement.WhereIs whereIs => $"whereis @{whereIs.Name};",
        Statement.IsAlive alive => $"alive {Print(alive.Process)};",
        Statement.TrapExit trap => trap.On ? "trap_exit on;" : "trap_exit off;",
        Statement.Exit exit => exit.Reason == "crash" ? "crash;" : $"exit {exit.Reason};",
        Statement.End end => end.Result is null ? "end;" : $"end {Quote(end.Result)};",
        Statement.Fail fail => $"fail {Quote(fail.Text)};",
        Statement.Note note => $"note {note.Name} {Quote(note.Value)};",
        _ => null,
    };

    private static string Print(Who who) => who switch
    {
        Who.Self => "self",
        Who.Parent => "parent",
        Who.Registered registered => "@" + registered.Name,
        _ => ((Who.Named)who).Name,
    };

    private static string Print(Pattern pattern) => pattern switch
    {
        Pattern.Text text => Quote(text.Value),
        Pattern.ExitFrom exit => $"exit {Print(exit.From)}{Suffix(exit.Reason)}",
        Pattern.DownOf down => $"down {Print(down.Of)}{Suffix(down.Reason)}",
        _ => "_",
    };

    private static string Suffix(string? reason) => reason is null ? "" : " " + reason;

    private bool Fits(int length) => (2 * _indent) + length <= Width;

    private void Line(string line) => _out.Append(' ', 2 * _indent).Append(line).Append('\n');
}
