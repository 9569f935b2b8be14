using System.Text;

namespace ToyBeam.Sim.Trees;

/// <summary>Writes one tree.</summary>
internal sealed class TreeEncoder
{
    private readonly List<string> _strings = [];
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<byte> _body = [];

    internal byte[] Encode(ProgramTree tree)
    {
        Number(_body, tree.Processes.Count);
        foreach (var process in tree.Processes)
        {
            String(process.Name);
            Number(_body, process.Server ? 1 : 0);
            Write(process.Body);
        }
        var all = new List<byte>();
        Number(all, _strings.Count);
        foreach (var text in _strings)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Number(all, bytes.Length);
            all.AddRange(bytes);
        }
        all.AddRange(_body);
        return [.. all];
    }

    private void Write(Block block)
    {
        Number(_body, block.Statements.Count);
        foreach (var statement in block.Statements)
            Write(statement);
    }

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case Statement.Work work:
                Tag(StatementTag.Work);
                Number(_body, work.Amount);
                break;
            case Statement.Spawn spawn:
                Write(spawn);
                break;
            case Statement.Send send:
                Tag(StatementTag.Send);
                Write(send.To);
                String(send.Text);
                break;
            case Statement.Receive receive:
                Tag(StatementTag.Receive);
                Write(receive.Branches);
                break;
            case Statement.Link link:
                Tag(StatementTag.Link);
                Write(link.To);
                break;
            case Statement.Unlink unlink:
                Tag(StatementTag.Unlink);
                Write(unlink.From);
                break;
            case Statement.Note note:
                Tag(StatementTag.Note);
                String(note.Name);
                String(note.Value);
                break;
            default:
                WriteLast(statement);
                break;
        }
    }

    /// <summary>The statements with one operand or none.</summary>
    private void WriteLast(Statement statement)
    {
        var (tag, text) = statement switch
        {
            Statement.TrapExit trap => (trap.On ? StatementTag.TrapOn : StatementTag.TrapOff, null),
            Statement.Exit { Reason: "crash" } => (StatementTag.Crash, null),
            Statement.Exit exit => (StatementTag.Exit, exit.Reason),
            Statement.End end => (end.Result is null ? StatementTag.End : StatementTag.EndResult, end.Result),
            _ => (StatementTag.Fail, ((Statement.Fail)statement).Text),
        };
        Tag(tag);
        if (text is not null)
            String(text);
    }

    private void Write(Statement.Spawn spawn)
    {
        Tag(StatementTag.Spawn
            | (spawn.Name is null ? 0 : StatementTag.SpawnNamed)
            | (spawn.Linked ? StatementTag.SpawnLinked : 0)
            | (spawn.Server ? StatementTag.SpawnServer : 0));
        if (spawn.Name is not null)
            String(spawn.Name);
        Write(spawn.Body);
    }

    private void Write(ValueList<Branch> branches)
    {
        Number(_body, branches.Count);
        foreach (var branch in branches)
        {
            switch (branch.Pattern)
            {
                case Pattern.Text text:
                    Tag(PatternTag.Text);
                    String(text.Value);
                    break;
                case Pattern.ExitFrom exit:
                    Tag(exit.Reason is null ? PatternTag.ExitFrom : PatternTag.ExitFromReason);
                    Write(exit.From);
                    if (exit.Reason is not null)
                        String(exit.Reason);
                    break;
                default:
                    Tag(PatternTag.Any);
                    break;
            }
            Write(branch.Body);
        }
    }

    private void Write(Who who)
    {
        if (who is Who.Named named)
            Number(_body, WhoTag.Named + Index(named.Name));
        else
            Tag(who is Who.Self ? WhoTag.Self : WhoTag.Parent);
    }

    private void String(string text) => Number(_body, Index(text));

    private int Index(string text)
    {
        if (_indices.TryGetValue(text, out var index))
            return index;
        _indices.Add(text, _strings.Count);
        _strings.Add(text);
        return _strings.Count - 1;
    }

    private void Tag(int tag) => _body.Add((byte)tag);

    private static void Number(List<byte> to, int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
            to.Add((byte)(rest | 0x80));
        to.Add((byte)rest);
    }
}
