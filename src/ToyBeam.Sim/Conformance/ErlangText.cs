using System.Globalization;
using System.Text;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Conformance;

/// <summary>A program tree as the Erlang term that <c>toybeam_conform.erl</c> runs.</summary>
/// <remarks>Texts become numbers, so that no text needs an Erlang spelling; <see cref="Texts"/> brings them back.</remarks>
internal sealed class ErlangText
{
    private readonly StringBuilder _term = new();
    private readonly List<string> _texts = [];
    private readonly int _number;

    private ErlangText(int number) => _number = number;

    /// <summary>The texts of the program; a message is an index into this.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The term with its full stop, on one line.</summary>
    public string Term => _term.ToString();

    /// <summary>Writes a program.</summary>
    /// <param name="tree">The program.</param>
    /// <param name="number">Its number, by which result lines call it; makes its registered names its own.</param>
    public static ErlangText Of(ProgramTree tree, int number)
    {
        var text = new ErlangText(number);
        text.Write(tree);
        return text;
    }

    private void Write(ProgramTree tree)
    {
        Append($"{{{Number(_number)},");
        List(tree.Processes, process =>
        {
            Append($"{{{Binary(process.Name)},");
            Write(process.Body);
            Append("}");
        });
        Append("}.");
    }

    private void Write(Block block)
    {
        var statements = new List<Statement>();
        foreach (var statement in block.Statements)
        {
            if (statement is not Statement.Note) // No process sees it.
            {
                statements.Add(statement);
            }
        }
        List(statements, Write);
    }

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case Statement.Spawn spawn:
                Append($"{{spawn,[{(spawn.Linked ? "link" : spawn.Monitored ? "monitor" : "")}],{Binary(spawn.Name)},");
                Write(spawn.Body);
                Append("}");
                break;
            case Statement.Receive receive:
                Write(receive);
                break;
            default:
                Append(Simple(statement));
                break;
        }
    }

    private string Simple(Statement statement) => statement switch
    {
        Statement.Work work => Tuple("work", Number(work.Amount)),
        Statement.Send send => Tuple("send", Spell(send.To), Text(send.Text)),
        Statement.Link link => Tuple("link", Spell(link.To)),
        Statement.Unlink unlink => Tuple("unlink", Spell(unlink.From)),
        Statement.ExitOther exit => Tuple("exit", Spell(exit.To), Atom(exit.Reason)),
        Statement.Monitor monitor => Tuple("monitor", Spell(monitor.Of), Binary(monitor.Name)),
        Statement.Demonitor demonitor => Tuple("demonitor", Spell(demonitor.What), Options(demonitor)),
        Statement.Register register => Tuple("register", Spell(register.Process), Registered(register.Name)),
        Statement.Unregister unregister => Tuple("unregister", Registered(unregister.Name)),
        Statement.WhereIs whereIs => Tuple("whereis", Registered(whereIs.Name)),
        Statement.IsAlive alive => Tuple("alive", Spell(alive.Process)),
        Statement.TrapExit trap => Tuple("trap_exit", trap.On ? "true" : "false"),
        Statement.Exit exit => Tuple("exit", Atom(exit.Reason)),
        Statement.End { Result: { } result } => Tuple("'end'", Text(result)),
        Statement.End => "'end'",
        Statement.Fail => Tuple("exit", "failed"),
        _ => throw new ArgumentException($"No Erlang is known for {statement}.", nameof(statement)),
    };

    private void Write(Statement.Receive receive)
    {
        Append("{'receive',");
        List(receive.Branches, branch =>
        {
            Append($"{{{Spell(branch.Pattern)},");
            Write(branch.Body);
            Append("}");
        });
        if (receive.After is { } after)
        {
            Append($",{{timeout,{Number(after.Milliseconds)},");
            Write(after.Body);
            Append("}}");
        }
        else
        {
            Append(",forever}");
        }
    }

    private string Spell(Pattern pattern) => pattern switch
    {
        Pattern.Text text => Tuple("text", Text(text.Value)),
        Pattern.ExitFrom { Reason: { } reason } exit => Tuple("exit", Spell(exit.From), Atom(reason)),
        Pattern.ExitFrom exit => Tuple("exit", Spell(exit.From)),
        Pattern.DownOf { Reason: { } reason } down => Tuple("down", Spell(down.Of), Atom(reason)),
        Pattern.DownOf down => Tuple("down", Spell(down.Of)),
        _ => "any",
    };

    private string Spell(Who who) => who switch
    {
        Who.Self => "self",
        Who.Parent => "parent",
        Who.Registered registered => Tuple("registered", Registered(registered.Name)),
        _ => Binary(((Who.Named)who).Name),
    };

    private string Registered(string name) => Atom(string.Create(CultureInfo.InvariantCulture, $"{_number}@{name}"));

    private string Text(string text)
    {
        var index = _texts.IndexOf(text);
        if (index < 0)
        {
            index = _texts.Count;
            _texts.Add(text);
        }
        return Number(index);
    }

    private static string Options(Statement.Demonitor demonitor) => (demonitor.Info, demonitor.Flush) switch
    {
        (true, true) => "[info,flush]",
        (true, false) => "[info]",
        (false, true) => "[flush]",
        _ => "[]",
    };

    private static string Tuple(params ReadOnlySpan<string> parts) => $"{{{string.Join(',', parts)}}}";

    // Words and names are ASCII letters, digits and _, which neither of these has to escape.
    private static string Atom(string word) => $"'{word}'";

    private static string Binary(string? name) => name is null ? "none" : $"<<\"{name}\">>";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Append(string text) => _term.Append(text);

    private void List<T>(IReadOnlyList<T> items, Action<T> write)
    {
        Append("[");
        for (var i = 0; i < items.Count; i++)
        {
            Append(i == 0 ? "" : ",");
            write(items[i]);
        }
        Append("]");
    }
}
