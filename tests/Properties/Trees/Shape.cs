using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>What there is in a tree, counted the plain way.</summary>
internal sealed class Shape
{
    private readonly HashSet<string> _sent = [];
    private readonly HashSet<string> _awaited = [];

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
    internal bool HasDeadCode { get; private set; }

    internal static Shape Of(ProgramTree tree)
    {
        var shape = new Shape { Size = tree.Size, Static = tree.Processes.Count, Processes = tree.Processes.Count };
        foreach (var process in tree.Processes)
            shape.Add(process.Body);
        return shape;
    }

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
        switch (statement)
        {
            case Statement.Spawn spawn:
                Processes++;
                SpawnLinks |= spawn.Linked;
                Add(spawn.Body);
                return false;
            case Statement.Send send:
                _sent.Add(send.Text);
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
        var ended = true;
        foreach (var branch in receive.Branches)
        {
            ReceivesExit |= branch.Pattern is Pattern.ExitFrom;
            if (branch.Pattern is Pattern.Text text)
                _awaited.Add(text.Value);
            ended &= Add(branch.Body);
        }
        return ended;
    }
}
