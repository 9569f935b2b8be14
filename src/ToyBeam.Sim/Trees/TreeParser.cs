using System.Globalization;

namespace ToyBeam.Sim.Trees;

/// <summary>Reads a program tree from text, by recursive descent: one method per rule of the grammar.</summary>
/// <remarks>Syntax only; names and scopes are <see cref="TreeScope"/>'s, whose findings get their place in the text here.</remarks>
internal sealed class TreeParser
{
    private const string AStatement = "a statement";
    private const string APattern = "a pattern (\"text\", `exit WHO`, `down WHO`, `_`)";

    private readonly string _file;
    private readonly List<Lexeme> _tokens;
    private readonly Dictionary<object, Lexeme> _places = new(ReferenceEqualityComparer.Instance);
    private readonly Action<Statement, Lexeme>? _read;
    private int _at;
    private int _depth;

    private TreeParser(string text, string file, Action<Statement, Lexeme>? read)
    {
        _file = file;
        _read = read;
        _tokens = TreeLexer.Read(text);
    }

    private Lexeme Now => _tokens[_at];

    /// <summary>Reads a program.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What errors call it.</param>
    /// <param name="read">Told of each statement when it is read, and where it begins; an outer one after those inside it.</param>
    internal static ProgramTree Parse(string text, string file, Action<Statement, Lexeme>? read = null)
    {
        var parser = new TreeParser(text, file, read);
        var processes = parser.Processes();
        if (TreeScope.FirstProblem(processes) is { } problem)
            throw parser.Explain(problem);
        return new(processes);
    }

    private ValueList<StaticProcess> Processes()
    {
        var processes = new List<StaticProcess>();
        while (Now.Kind != LexemeKind.End)
            processes.Add(Process());
        return [.. processes];
    }

    private StaticProcess Process()
    {
        var server = Skip(LexemeKind.Word, "server");
        var place = Now;
        if (Now.Kind != LexemeKind.Word)
            throw Unexpected(server ? "a name" : "a process: NAME {…} or server NAME {…}");
        var name = Name("a name");
        return Placed(new StaticProcess(name, Block(), server), place);
    }

    private Block Block()
    {
        var open = Now;
        Take("{");
        if (++_depth > TreeWords.MaxDepth)
            throw At(open, "`{`", $"at most {TreeWords.MaxDepth} blocks inside each other");
        var statements = new List<Statement>();
        while (!Skip(LexemeKind.Symbol, "}"))
        {
            if (Now.Kind == LexemeKind.End)
                throw Unclosed(open);
            var first = Now;
            statements.Add(Statement());
            _read?.Invoke(statements[^1], first);
            Separator(open);
        }
        _depth--;
        return new([.. statements]);
    }

    /// <summary>A <c>;</c> between statements or branches: optional after a <c>}</c> and before one.</summary>
    private void Separator(Lexeme open)
    {
        if (Skip(LexemeKind.Symbol, ";") || Is("}") || _tokens[_at - 1] is { Kind: LexemeKind.Symbol, Value: "}" })
            return;
        throw Now.Kind == LexemeKind.End ? Unclosed(open) : Unexpected("`;` or `}`");
    }

    private Statement Statement()
    {
        if (Now.Kind != LexemeKind.Word)
            throw Unexpected(AStatement);
        if (_tokens[_at + 1] is { Kind: LexemeKind.Symbol, Value: "=" })
            return Binding();
        var word = Now;
        _at++;
        return word.Value switch
        {
            "work" => new Statement.Work(Number(TreeWords.MaxWork, TreeWords.WorkRange)),
            "spawn" or "spawn_link" or "spawn_monitor" => Spawn(word, null),
            "send" => new Statement.Send(WhoOrName(), Text()),
            "receive" => Receive(),
            "link" => new Statement.Link(Who()),
            "unlink" => new Statement.Unlink(Who()),
            "monitor" => new Statement.Monitor(WhoOrName()),
            "demonitor" => Demonitor(),
            "register" => new Statement.Register(Who(), Registered()),
            "unregister" => new Statement.Unregister(Registered()),
            "whereis" => new Statement.WhereIs(Registered()),
            "alive" => new Statement.IsAlive(Who()),
            "trap_exit" => TrapExit(),
            "exit" => Exit(),
            "crash" => new Statement.Exit("crash"),
            "end" => End(),
            "fail" => new Statement.Fail(Text()),
            "note" => new Statement.Note(Name("a name"), Text()),
            _ => throw UnknownStatement(word),
        };
    }

    private Statement Binding()
    {
        var place = Now;
        var name = Name("a name");
        Take("=");
        var word = Now;
        if (Skip(LexemeKind.Word, "monitor"))
            return Placed(new Statement.Monitor(WhoOrName(), name), place);
        if (word is not { Kind: LexemeKind.Word, Value: "spawn" or "spawn_link" or "spawn_monitor" })
            throw Unexpected("`spawn`, `spawn_link`, `spawn_monitor` or `monitor`");
        _at++;
        return Placed(Spawn(word, name), place);
    }

    private Statement.Spawn Spawn(Lexeme word, string? name)
    {
        var server = Skip(LexemeKind.Word, "server");
        return new(Block(), name, word.Value == "spawn_link", server, word.Value == "spawn_monitor");
    }

    private Statement.Demonitor Demonitor()
    {
        var what = WhoOrName();
        var flush = Skip(LexemeKind.Word, "flush");
        var info = Skip(LexemeKind.Word, "info");
        return new(what, info, flush || Skip(LexemeKind.Word, "flush"));
    }

    private Statement.End End() => new(Now.Kind == LexemeKind.Text ? Text() : null);

    private Statement.TrapExit TrapExit()
    {
        if (Skip(LexemeKind.Word, "on"))
            return new(true);
        return Skip(LexemeKind.Word, "off") ? new(false) : throw Unexpected("`on` or `off`");
    }

    /// <summary>One word is a reason, two are a process and a reason. A second word that is no reason begins the next statement: its <c>;</c> is missing.</summary>
    private Statement Exit()
    {
        var other = Now.Kind == LexemeKind.Registered
            || Now is { Kind: LexemeKind.Word, Value: "self" or "parent" }
            || (Now.Kind == LexemeKind.Word && _tokens[_at + 1] is { Kind: LexemeKind.Word } two && TreeWords.IsReason(two.Value));
        return other ? new Statement.ExitOther(Who(), Reason()) : new Statement.Exit(Reason());
    }

    private Statement.Receive Receive()
    {
        var open = Now;
        if (!Skip(LexemeKind.Symbol, "{"))
            return new([new Branch(Pattern(APattern + " or `{`"), Trees.Block.Empty)]);
        var branches = new List<Branch>();
        Timeout? after = null;
        while (!Skip(LexemeKind.Symbol, "}"))
        {
            if (Now.Kind == LexemeKind.End)
                throw Unclosed(open);
            if (after is not null)
                throw Unexpected("`}`: `after` is the last branch");
            if (Skip(LexemeKind.Word, "after"))
                after = After();
            else
                branches.Add(Branch());
            Separator(open);
        }
        return new([.. branches], after);
    }

    private Branch Branch()
    {
        var pattern = Pattern(APattern + ", `after` or `}`");
        Take("->");
        return new(pattern, Block());
    }

    private Timeout After()
    {
        var milliseconds = Number(TreeWords.MaxTime, TreeWords.TimeRange);
        Take("->");
        return new(milliseconds, Block());
    }

    private Pattern Pattern(string expected)
    {
        if (Now.Kind == LexemeKind.Text)
            return new Pattern.Text(Text());
        if (Skip(LexemeKind.Symbol, "_"))
            return new Pattern.Any();
        if (Skip(LexemeKind.Word, "exit"))
            return new Pattern.ExitFrom(Who(), OptionalReason());
        return Skip(LexemeKind.Word, "down") ? new Pattern.DownOf(WhoOrName(), OptionalReason()) : throw Unexpected(expected);
    }

    private Who WhoOrName() => Now.Kind == LexemeKind.Registered ? new Who.Registered(Registered()) : Who(ScopeProblem.WhoOrName);

    private Who Who(string expected = ScopeProblem.Who)
    {
        var place = Now;
        if (Skip(LexemeKind.Word, "self"))
            return new Who.Self();
        if (Skip(LexemeKind.Word, "parent"))
            return Placed(new Who.Parent(), place);
        return Placed(new Who.Named(Name(expected)), place);
    }

    private string Registered()
    {
        var name = Now;
        if (name.Kind != LexemeKind.Registered)
            throw Unexpected("a registered name: @NAME");
        if (TreeWords.IsKeyword(name.Value))
            throw At(name, $"keyword `{name.Value}`", "another word behind the `@`");
        _at++;
        return name.Value;
    }

    private string? OptionalReason() => Now.Kind == LexemeKind.Word ? Reason() : null;

    private string Reason()
    {
        var word = Now;
        if (word.Kind != LexemeKind.Word || !TreeWords.IsReason(word.Value))
            throw Unexpected("a reason, such as `normal` or `crash`");
        _at++;
        return word.Value;
    }

    private string Name(string expected)
    {
        var word = Now;
        if (word.Kind != LexemeKind.Word)
            throw Unexpected(expected);
        if (TreeWords.IsKeyword(word.Value))
            throw At(word, $"keyword `{word.Value}`", expected);
        _at++;
        return word.Value;
    }

    private string Text()
    {
        var text = Now;
        if (text.Kind != LexemeKind.Text)
            throw Unexpected("a \"text\"");
        _at++;
        return text.Value;
    }

    private int Number(int most, string range)
    {
        var digits = Now;
        if (digits.Kind != LexemeKind.Number
            || !int.TryParse(digits.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number < 0
            || number > most)
            throw Unexpected(range);
        _at++;
        return number;
    }

    private bool Is(string symbol) => Now.Kind == LexemeKind.Symbol && Now.Value == symbol;

    private bool Skip(LexemeKind kind, string value)
    {
        if (Now.Kind != kind || Now.Value != value)
            return false;
        _at++;
        return true;
    }

    private void Take(string symbol)
    {
        if (!Skip(LexemeKind.Symbol, symbol))
            throw Unexpected($"`{symbol}`");
    }

    private T Placed<T>(T node, Lexeme place)
        where T : class
    {
        _places[node] = place;
        return node;
    }

    private TreeSyntaxException Explain(ScopeProblem problem)
    {
        var place = problem.Node is null ? Now : _places[problem.Node];
        var elsewhere = problem.Fault == ScopeFault.UnknownName && FirstBinding(problem.Name) is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"; line {line} binds it for later statements of its own block")
            : "";
        return At(place, place.Found, problem.Expected + elsewhere);
    }

    /// <summary>The line where a spawn or a monitor binds <paramref name="name"/>, anywhere.</summary>
    private int? FirstBinding(string name)
    {
        for (var i = 0; i + 1 < _tokens.Count; i++)
        {
            if (_tokens[i].Kind == LexemeKind.Word && _tokens[i].Value == name && _tokens[i + 1] is { Kind: LexemeKind.Symbol, Value: "=" })
                return _tokens[i].Line;
        }
        return null;
    }

    private TreeSyntaxException UnknownStatement(Lexeme word)
    {
        var nearest = NearestWord.Of(word.Value, TreeWords.Statements);
        return At(word, word.Found, nearest is null ? AStatement : $"{AStatement} (did you mean `{nearest}`?)");
    }

    private TreeSyntaxException Unclosed(Lexeme open) =>
        At(Now, Now.Found, string.Create(CultureInfo.InvariantCulture, $"`}}` for the `{{` at {open.Line}:{open.Column}"));

    /// <summary>The token here is not what should be here.</summary>
    private TreeSyntaxException Unexpected(string expected) => At(Now, Now.Found, Now.Expected ?? expected);

    private TreeSyntaxException At(Lexeme place, string found, string expected) =>
        new(_file, place.Line, place.Column, found, expected);
}
