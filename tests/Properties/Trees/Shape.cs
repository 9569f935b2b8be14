using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>What there is in a tree, counted the plain way.</summary>
internal sealed class Shape
{
    private readonly HashSet<string> _sent = [];
    private readonly HashSet<string> _awaited = [];
    private readonly HashSet<Type> _kinds = [];

    internal int Size { get; private init; }
    internal int Static { get; private init; }
    internal int Processes { get; private set; }
    internal bool Sends => _sent.Count > 0;
    internal bool Meets => _sent.Overlaps(_awaited);
    internal bool Links { get; private set; }
    internal bool SpawnLinks { get; private set; }
    internal bool Traps { get; private set; }
    internal bool Crashes { get; private set; }
    internal bool ReceivesExit { get; private set; }
    internal bool Monitors => SpawnMonitors || Has<Statement.Monitor>();
    internal bool SpawnMonitors { get; private set; }
    internal bool ReceivesDown { get; private set; }
    internal bool SendsToName { get; private set; }
    internal int Receives { get; private set; }
    internal int Timeouts { get; private set; }
    internal bool HasDeadCode { get; private set; }

    internal static Shape Of(ProgramTree tree)
    {
        var shape = new Shape { Size = tree.Size, Static = tree.Processes.Count, Processes = tree.Processes.Count };
        foreach (var process in tree.Processes)
            shape.Add(process.Body);
        return shape;
    }

    internal bool Has<T>()
        where T : Statement => _kinds.Contains(typeof(T));

    private bool Add(Block block)
    {
        var ended = false;
        foreach (var statement in block.Statements)
        {
            HasDeadCode |= ended;
            ended |= Add(statement);
        }
        return ended;
    }

    /// <summary>Counts a statement; true when nothing after it can run.</summary>
    private bool Add(Statement statement)
    {
        _kinds.Add(statement.GetType());
        switch (statement)
        {
            case Statement.Spawn spawn:
                Processes++;
                SpawnLinks |= spawn.Linked;
                SpawnMonitors |= spawn.Monitored;
                Add(spawn.Body);
                return false;
            case Statement.Send send:
                _sent.Add(send.Text);
                SendsToName |= send.To is Who.Registered;
                return false;
            case Statement.Receive receive:
                return Add(receive);
            case Statement.Link:
                Links = true;
                return false;
            case Statement.TrapExit trap:
                Traps |= trap.On;
                return false;
            case Statement.Exit exit:
                Crashes |= exit.Reason != "normal";
                return true;
            default:
                return statement is Statement.End or Statement.Fail;
        }
    }

    private bool Add(Statement.Receive receive)
    {
        Receives++;
        var ended = true;
        if (receive.After is { } after)
        {
            Timeouts++;
            ended &= Add(after.Body);
        }
        foreach (var branch in receive.Branches)
        {
            ReceivesExit |= branch.Pattern is Pattern.ExitFrom;
            ReceivesDown |= branch.Pattern is Pattern.DownOf;
            if (branch.Pattern is Pattern.Text text)
                _awaited.Add(text.Value);
            ended &= Add(branch.Body);
        }
        return ended;
    }
}
