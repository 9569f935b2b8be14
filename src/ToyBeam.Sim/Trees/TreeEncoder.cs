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
                Tag(send.To is Who.Registered ? StatementTag.SendRegistered : StatementTag.Send);
                Write(send.To);
                String(send.Text);
                break;
            case Statement.Receive receive:
                Write(receive);
                break;
            case Statement.ExitOther exit:
                Tag(StatementTag.ExitOther);
                Write(exit.To);
                String(exit.Reason);
                break;
            case Statement.Monitor monitor:
                Write(monitor);
                break;
            case Statement.Register register:
                Tag(StatementTag.Register);
                Write(register.Process);
                String(register.Name);
                break;
            case Statement.Note note:
                Tag(StatementTag.Note);
                String(note.Name);
                String(note.Value);
                break;
            case { Whom: { } who }:
                Tag(TagOf(statement));
                Write(who);
                break;
            default:
                WriteText(statement);
                break;
        }
    }

    /// <summary>The tag of a statement that says nothing but whom it is about.</summary>
    private static int TagOf(Statement statement) => statement switch
    {
        Statement.Link => StatementTag.Link,
        Statement.Unlink => StatementTag.Unlink,
        Statement.IsAlive => StatementTag.IsAlive,
        _ => TagOf((Statement.Demonitor)statement),
    };

    private static int TagOf(Statement.Demonitor demonitor) => StatementTag.Demonitor
        | (demonitor.What is Who.Registered ? StatementTag.DemonitorRegistered : 0)
        | (demonitor.Info ? StatementTag.DemonitorInfo : 0)
        | (demonitor.Flush ? StatementTag.DemonitorFlush : 0);

    /// <summary>The statements with one text or none.</summary>
    private void WriteText(Statement statement)
    {
        var (tag, text) = statement switch
        {
            Statement.TrapExit trap => (trap.On ? StatementTag.TrapOn : StatementTag.TrapOff, null),
            Statement.Unregister unregister => (StatementTag.Unregister, unregister.Name),
            Statement.WhereIs whereIs => (StatementTag.WhereIs, whereIs.Name),
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
            | (spawn.Server ? StatementTag.SpawnServer : 0)
            | (spawn.Monitored ? StatementTag.SpawnMonitored : 0));
        if (spawn.Name is not null)
            String(spawn.Name);
        Write(spawn.Body);
    }

    private void Write(Statement.Monitor monitor)
    {
        Tag(StatementTag.Monitor
            | (monitor.Name is null ? 0 : StatementTag.MonitorNamed)
            | (monitor.Of is Who.Registered ? StatementTag.MonitorRegistered : 0));
        if (monitor.Name is not null)
            String(monitor.Name);
        Write(monitor.Of);
    }

    private void Write(Statement.Receive receive)
    {
        Tag(receive.After is null ? StatementTag.Receive : StatementTag.ReceiveAfter);
        Number(_body, receive.Branches.Count);
        foreach (var branch in receive.Branches)
        {
            Write(branch.Pattern);
            Write(branch.Body);
        }
        if (receive.After is null)
            return;
        Number(_body, receive.After.Milliseconds);
        Write(receive.After.Body);
    }

    private void Write(Pattern pattern)
    {
        switch (pattern)
        {
            case Pattern.Text text:
                Tag(PatternTag.Text);
                String(text.Value);
                break;
            case Pattern.ExitFrom exit:
                Tag(exit.Reason is null ? PatternTag.ExitFrom : PatternTag.ExitFromReason);
                Write(exit.From, exit.Reason);
                break;
            case Pattern.DownOf down:
                Tag(PatternTag.DownOf
                    | (down.Reason is null ? 0 : PatternTag.DownReason)
                    | (down.Of is Who.Registered ? PatternTag.DownRegistered : 0));
                Write(down.Of, down.Reason);
                break;
            default:
                Tag(PatternTag.Any);
                break;
        }
    }

    private void Write(Who who, string? reason)
    {
        Write(who);
        if (reason is not null)
            String(reason);
    }

    private void Write(Who who)
    {
        switch (who)
        {
            case Who.Named named:
                Number(_body, WhoTag.Named + Index(named.Name));
                break;
            case Who.Registered registered:
                String(registered.Name);
                break;
            default:
                Tag(who is Who.Self ? WhoTag.Self : WhoTag.Parent);
                break;
        }
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
