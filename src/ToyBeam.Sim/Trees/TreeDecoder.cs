using System.Text;
using System.Text.Unicode;

namespace ToyBeam.Sim.Trees;

/// <summary>Reads one tree from bytes that anybody may have written: every count is held against the bytes that are left.</summary>
internal ref struct TreeDecoder
{
    private readonly ReadOnlySpan<byte> _bytes;
    private string[] _strings = [];
    private int _at;
    private int _depth;

    internal TreeDecoder(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    internal ProgramTree Decode()
    {
        _strings = new string[Count("strings")];
        for (var i = 0; i < _strings.Length; i++)
            _strings[i] = NewString();
        var processes = new StaticProcess[Count("processes")];
        for (var i = 0; i < processes.Length; i++)
            processes[i] = Process();
        if (_at != _bytes.Length)
            throw Bad("bytes follow the tree's end");
        ValueList<StaticProcess> all = [.. processes];
        if (TreeScope.FirstProblem(all) is { } problem)
            throw Bad(problem.Sentence);
        return new(all);
    }

    private StaticProcess Process()
    {
        var name = Name();
        var server = Number() switch
        {
            0 => false,
            1 => true,
            var mark => throw Bad($"{mark} is no server mark"),
        };
        return new(name, Block(), server);
    }

    private Block Block()
    {
        if (++_depth > TreeWords.MaxDepth)
            throw Bad($"blocks nest deeper than {TreeWords.MaxDepth}");
        var statements = new Statement[Count("statements")];
        for (var i = 0; i < statements.Length; i++)
            statements[i] = Statement();
        _depth--;
        return new([.. statements]);
    }

    private Statement Statement() => Byte() switch
    {
        StatementTag.Work => new Statement.Work(Work()),
        StatementTag.Send => new Statement.Send(Who(), Text()),
        StatementTag.SendRegistered => new Statement.Send(Registered(), Text()),
        StatementTag.Receive => new Statement.Receive(Branches()),
        StatementTag.ReceiveAfter => new Statement.Receive(Branches(), After()),
        StatementTag.Link => new Statement.Link(Who()),
        StatementTag.Unlink => new Statement.Unlink(Who()),
        StatementTag.ExitOther => new Statement.ExitOther(Who(), Reason()),
        StatementTag.Register => new Statement.Register(Who(), Name()),
        StatementTag.Unregister => new Statement.Unregister(Name()),
        StatementTag.WhereIs => new Statement.WhereIs(Name()),
        StatementTag.IsAlive => new Statement.IsAlive(Who()),
        StatementTag.TrapOn => new Statement.TrapExit(true),
        StatementTag.TrapOff => new Statement.TrapExit(false),
        StatementTag.Exit => new Statement.Exit(Reason()),
        StatementTag.Crash => new Statement.Exit("crash"),
        StatementTag.End => new Statement.End(),
        StatementTag.EndResult => new Statement.End(Text()),
        StatementTag.Fail => new Statement.Fail(Text()),
        StatementTag.Note => new Statement.Note(Name(), Text()),
        var tag => Flagged(tag),
    };

    /// <summary>The statements whose tag holds flags.</summary>
    private Statement Flagged(byte tag) => tag switch
    {
        >= StatementTag.Spawn and < StatementTag.Monitor => Spawn(tag),
        >= StatementTag.Monitor and <= (StatementTag.Monitor | StatementTag.MonitorNamed | StatementTag.MonitorRegistered) => Monitor(tag),
        >= StatementTag.Demonitor and <= (StatementTag.Demonitor | StatementTag.DemonitorRegistered | StatementTag.DemonitorInfo | StatementTag.DemonitorFlush) =>
            new Statement.Demonitor(Who((tag & StatementTag.DemonitorRegistered) != 0), (tag & StatementTag.DemonitorInfo) != 0, (tag & StatementTag.DemonitorFlush) != 0),
        _ => throw Bad($"{tag} is no statement"),
    };

    private Statement.Spawn Spawn(byte flags)
    {
        var linked = (flags & StatementTag.SpawnLinked) != 0;
        var monitored = (flags & StatementTag.SpawnMonitored) != 0;
        if (linked && monitored)
            throw Bad("a spawn links or monitors, not both");
        var name = (flags & StatementTag.SpawnNamed) != 0 ? Name() : null;
        return new(Block(), name, linked, (flags & StatementTag.SpawnServer) != 0, monitored);
    }

    private Statement.Monitor Monitor(byte flags)
    {
        var name = (flags & StatementTag.MonitorNamed) != 0 ? Name() : null;
        return new(Who((flags & StatementTag.MonitorRegistered) != 0), name);
    }

    private ValueList<Branch> Branches()
    {
        var branches = new Branch[Count("branches")];
        for (var i = 0; i < branches.Length; i++)
            branches[i] = new(Pattern(), Block());
        return [.. branches];
    }

    private Pattern Pattern() => Byte() switch
    {
        PatternTag.Any => new Pattern.Any(),
        PatternTag.Text => new Pattern.Text(Text()),
        PatternTag.ExitFrom => new Pattern.ExitFrom(Who()),
        PatternTag.ExitFromReason => new Pattern.ExitFrom(Who(), Reason()),
        var tag and >= PatternTag.DownOf and <= (PatternTag.DownOf | PatternTag.DownReason | PatternTag.DownRegistered) =>
            new Pattern.DownOf(Who((tag & PatternTag.DownRegistered) != 0), (tag & PatternTag.DownReason) != 0 ? Reason() : null),
        var tag => throw Bad($"{tag} is no pattern"),
    };

    private Timeout After()
    {
        var milliseconds = Number();
        return milliseconds <= TreeWords.MaxTime ? new(milliseconds, Block()) : throw Bad($"{milliseconds} is too long a time");
    }

    private Who Who(bool registered) => registered ? Registered() : Who();

    private Who.Registered Registered() => new(Name());

    private Who Who() => Number() switch
    {
        WhoTag.Self => new Who.Self(),
        WhoTag.Parent => new Who.Parent(),
        var named => new Who.Named(Name(named - WhoTag.Named)),
    };

    private int Work()
    {
        var amount = Number();
        return amount <= TreeWords.MaxWork ? amount : throw Bad($"{amount} is too much work");
    }

    private string Name() => Name(Number());

    private string Name(int index) => String(index) is var name && TreeWords.IsName(name) ? name : throw Bad($"`{name}` is no name");

    private string Reason() => Text() is var reason && TreeWords.IsReason(reason) ? reason : throw Bad($"`{reason}` is no reason");

    private string Text() => String(Number());

    private readonly string String(int index) => index < _strings.Length ? _strings[index] : throw Bad($"there is no string {index}");

    private string NewString()
    {
        var length = Count("bytes of a string");
        var bytes = _bytes.Slice(_at, length);
        _at += length;
        if (!Utf8.IsValid(bytes))
            throw Bad("a string is no UTF-8");
        var text = Encoding.UTF8.GetString(bytes);
        return TreeWords.IsText(text) ? text : throw Bad("a string holds a control character");
    }

    /// <summary>A number of things that take at least one byte each.</summary>
    private int Count(string things) =>
        Number() is var count && count <= _bytes.Length - _at ? count : throw Bad($"{count} {things} do not fit into {_bytes.Length - _at} bytes");

    private int Number()
    {
        var number = 0L;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Byte();
            number |= (long)(next & 0x7F) << shift;
            if (next >= 0x80)
                continue;
            if (next == 0 && shift > 0)
                throw Bad("a number is longer than it needs to be");
            return number <= int.MaxValue ? (int)number : throw Bad("a number is too large");
        }
        throw Bad("a number is too large");
    }

    private byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw Bad("the bytes end too early");

    private readonly FormatException Bad(string why) => new($"No program tree: {why} (at byte {_at} of {_bytes.Length}).");
}
