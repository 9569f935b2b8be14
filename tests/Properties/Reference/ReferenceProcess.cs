using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Reference;

/// <summary>What did happen, with processes by path and payloads as text.</summary>
internal sealed record Happening(EventKind Kind, Op Op, string? Process, string? Other = null, int Number = 0, string? Payload = null, int Clause = 0);

/// <summary>A message: a text or an EXIT, with its sender and which of the sender's signals it is.</summary>
internal sealed record Mail(string Sender, int Number, string? Text, string? ExitOf = null, string? Reason = null)
{
    public override string ToString() => ExitOf is null ? Literal.Of(Text) : $"EXIT {ExitOf} {Reason}";
}

/// <summary>The statements of a block that are left to do, and what its names mean.</summary>
internal sealed record Frame(ImmutableList<Statement> Rest, ImmutableDictionary<string, string> Names);

/// <summary>A process as a value: its innermost frame is the last, and no frame is empty. Paths compare as texts, which is right below ten children.</summary>
internal sealed record ReferenceProcess(string Path, ImmutableList<Frame> Frames, bool AsksSelf)
{
    public ImmutableList<Mail> Mailbox { get; init; } = [];
    public ImmutableSortedSet<string> Links { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    public bool Trapping { get; init; }
    public string? Reason { get; init; }
    public int Children { get; init; }
    public int Signals { get; init; }
    public int Worked { get; init; }

    public bool Alive => Reason is null;

    /// <summary>The statement that comes next; null for the end of the last block.</summary>
    public Statement? Next => Frames.IsEmpty ? null : Frames[^1].Rest[0];

    public Op Op => AsksSelf ? Op.Self : Next switch
    {
        null or Statement.End => Op.End,
        Statement.Work => Op.Work,
        Statement.Spawn { Linked: true } => Op.SpawnLink,
        Statement.Spawn => Op.Spawn,
        Statement.Send => Op.Send,
        Statement.Receive => Op.Receive,
        Statement.Link => Op.Link,
        Statement.Unlink => Op.Unlink,
        Statement.TrapExit => Op.TrapExit,
        Statement.Exit => Op.Exit,
        Statement.Fail => Op.Fail,
        _ => Op.Note,
    };

    public static ReferenceProcess New(string path, Block body, ImmutableDictionary<string, string> names, bool asksSelf) =>
        new ReferenceProcess(path, [], asksSelf).Enter(body, names);

    public string Find(Who who) => who switch
    {
        Who.Self => Path,
        Who.Parent => Path[..Path.LastIndexOf('.')],
        _ => Frames[^1].Names[((Who.Named)who).Name],
    };

    public bool Matches(Pattern pattern, Mail mail) => pattern switch
    {
        Pattern.Text text => mail.ExitOf is null && mail.Text == text.Value,
        Pattern.ExitFrom exit => mail.ExitOf == Find(exit.From) && (exit.Reason is null || exit.Reason == mail.Reason),
        _ => true,
    };

    /// <summary>The oldest message that a branch matches, and the first branch that matches it; null when there is none.</summary>
    public (int Letter, int Branch)? Match()
    {
        var branches = ((Statement.Receive)Next!).Branches;
        for (var letter = 0; letter < Mailbox.Count; letter++)
            for (var branch = 0; branch < branches.Count; branch++)
                if (Matches(branches[branch].Pattern, Mailbox[letter]))
                    return (letter, branch);
        return null;
    }

    public bool CanStep => Alive && (Op != Op.Receive || Match() is not null);

    /// <summary>The process after its next instruction, which may have bound a name.</summary>
    public ReferenceProcess Past(string? name = null, string? path = null)
    {
        if (AsksSelf)
            return this with { AsksSelf = false };
        var frame = Frames[^1];
        var names = name is null ? frame.Names : frame.Names.SetItem(name, path!);
        var rest = frame.Rest.RemoveAt(0);
        var outer = Frames.RemoveAt(Frames.Count - 1);
        return this with { Frames = rest.IsEmpty ? outer : outer.Add(new Frame(rest, names)) };
    }

    public ReferenceProcess Enter(Block block, ImmutableDictionary<string, string> names) =>
        block.Statements.Count == 0 ? this : this with { Frames = Frames.Add(new Frame([.. block.Statements], names)) };
}
