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
        StatementTag.Receive => new Statement.Receive(Branches()),
        StatementTag.Link => new Statement.Link(Who()),
        StatementTag.Unlink => new Statement.Unlink(Who()),
        StatementTag.TrapOn => new Statement.TrapExit(true),
        StatementTag.TrapOff => new Statement.TrapExit(false),
        StatementTag.Exit => new Statement.Exit(Reason()),
        StatementTag.Crash => new Statement.Exit("crash"),
        StatementTag.End => new Statement.End(),
        StatementTag.EndResult => new Statement.End(Text()),
        StatementTag.Fail => new Statement.Fail(Text()),
        StatementTag.Note => new Statement.Note(Name(), Text()),
        >= StatementTag.Spawn and <= (StatementTag.Spawn | StatementTag.SpawnNamed | StatementTag.SpawnLinked | StatementTag.SpawnServer) => Spawn(_bytes[_at - 1]),
        var tag => throw Bad($"{tag} is no statement"),
    };

    private Statement.Spawn Spawn(byte flags)
    {
        var name = (flags & StatementTag.SpawnNamed) != 0 ? Name() : null;
        return new(Block(), name, (flags & StatementTag.SpawnLinked) != 0, (flags & StatementTag.SpawnServer) != 0);
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
        var tag => throw Bad($"{tag} is no pattern"),
    };

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
