using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Trees;
using Timeout = ToyBeam.Sim.Trees.Timeout;

namespace ToyBeam.Properties.Reference;

/// <summary>A process as a value: its innermost frame is the last, and no frame is empty. Paths compare as texts, which is right below ten children.</summary>
internal sealed record ReferenceProcess(string Path, ImmutableList<ReferenceFrame> Frames, bool AsksSelf)
{
    public ImmutableList<ReferenceMail> Mailbox { get; init; } = [];
    public ReferenceLinks Links { get; init; } = ReferenceLinks.None;
    public bool Trapping { get; init; }
    public int Children { get; init; }
    public int Signals { get; init; }
    public int Worked { get; init; }

    /// <summary>The monitors it has made, of which some are active: of those, who is monitored (null: nobody, the DOWN is under way).</summary>
    public ImmutableList<ReferenceMonitor> Made { get; init; } = [];
    public ImmutableDictionary<ReferenceMonitor, string?> Active { get; init; } = ImmutableDictionary<ReferenceMonitor, string?>.Empty;

    /// <summary>The monitors that others have of it, in order of creation.</summary>
    public ImmutableList<ReferenceMonitor> Watchers { get; init; } = [];

    /// <summary>What happened before all that it does from now on.</summary>
    public ReferencePast Past { get; init; } = ReferencePast.Empty;

    /// <summary>When the receive at which it stands times out; null where it stands elsewhere.</summary>
    public long? Deadline { get; init; }

    /// <summary>What it will die of; null while nothing has ended it.</summary>
    public Doom? Doom { get; init; }
    public string? Reason { get; init; }

    public bool IsDead => Reason is not null;
    public bool IsCondemned => !IsDead && Doom is not null;
    public bool IsAlive => !IsDead && Doom is null;

    /// <summary>The statement that comes next; null for the end of the last block.</summary>
    public Statement? Next => Frames.IsEmpty ? null : Frames[^1].Rest[0];

    public Op Op => IsCondemned ? Op.Die : AsksSelf ? Op.Self : Next switch
    {
        null or Statement.End => Op.End,
        Statement.Work => Op.Work,
        Statement.Spawn { Linked: true } => Op.SpawnLink,
        Statement.Spawn { Monitored: true } => Op.SpawnMonitor,
        Statement.Spawn => Op.Spawn,
        Statement.Send { To: Who.Registered } => Op.SendNamed,
        Statement.Send => Op.Send,
        Statement.Receive => Op.Receive,
        Statement.Link => Op.Link,
        Statement.Unlink => Op.Unlink,
        Statement.ExitOther => Op.ExitOther,
        Statement.Monitor => Op.Monitor,
        Statement.Demonitor => Op.Demonitor,
        Statement.Register => Op.Register,
        Statement.Unregister => Op.Unregister,
        Statement.WhereIs => Op.WhereIs,
        Statement.IsAlive => Op.IsAlive,
        Statement.TrapExit => Op.TrapExit,
        Statement.Exit => Op.Exit,
        Statement.Fail => Op.Fail,
        _ => Op.Note,
    };

    public static ReferenceProcess New(string path, Block body, ImmutableDictionary<string, Meaning> names, bool asksSelf) =>
        new ReferenceProcess(path, [], asksSelf).Enter(body, names);

    /// <summary>The process that is meant; not for a registered name.</summary>
    public string Find(Who who) => who switch
    {
        Who.Self => Path,
        Who.Parent => Path[..Path.LastIndexOf('.')],
        _ => ((Meaning.Process)Frames[^1].Names[((Who.Named)who).Name]).Path,
    };

    /// <summary>The monitor that is meant: by its own name, or the latest that this process has made of that process or registered name; null for none.</summary>
    public ReferenceMonitor? Meant(Who what) => what switch
    {
        Who.Named named when Frames[^1].Names[named.Name] is Meaning.Monitor monitor => monitor.Reference,
        Who.Registered registered => Made.LastOrDefault(monitor => monitor.Name == registered.Name),
        _ => Made.LastOrDefault(monitor => monitor.Of == Find(what)),
    };

    /// <summary>The oldest message that a branch matches, and the first branch that matches it; null when there is none.</summary>
    public (int Letter, int Branch)? Match()
    {
        var branches = ((Statement.Receive)Next!).Branches;
        for (var letter = 0; letter < Mailbox.Count; letter++)
            for (var branch = 0; branch < branches.Count; branch++)
                if (Matches(branches[branch].Pattern, Mailbox[letter].Letter))
                    return (letter, branch);
        return null;
    }

    /// <summary>The timeout of the receive at which it waits, when no message matches; null for none.</summary>
    public Timeout? Waits => IsAlive && Op == Op.Receive && Match() is null ? ((Statement.Receive)Next!).After : null;

    /// <summary>The process after its next instruction, which may have given a name a meaning.</summary>
    public ReferenceProcess Advance(string? name = null, Meaning? meaning = null)
    {
        if (AsksSelf)
            return this with { AsksSelf = false };
        var frame = Frames[^1];
        var names = name is null ? frame.Names : frame.Names.SetItem(name, meaning!);
        var rest = frame.Rest.RemoveAt(0);
        var outer = Frames.RemoveAt(Frames.Count - 1);
        return this with { Frames = rest.IsEmpty ? outer : outer.Add(new ReferenceFrame(rest, names)), Deadline = null };
    }

    /// <summary>The process at its next instruction: the end of a monitor that it never made is none.</summary>
    public ReferenceProcess Settled() => !AsksSelf && Next is Statement.Demonitor end && Meant(end.What) is null ? Advance().Settled() : this;

    public ReferenceProcess Enter(Block block, ImmutableDictionary<string, Meaning> names) =>
        block.Statements.Count == 0 ? this : this with { Frames = Frames.Add(new ReferenceFrame([.. block.Statements], names)) };

    private bool Matches(Pattern pattern, Letter letter) => (pattern, letter) switch
    {
        (Pattern.Any, _) => true,
        (Pattern.Text text, Letter.Text said) => text.Value == said.Value,
        (Pattern.ExitFrom exit, Letter.Exit said) => Find(exit.From) == said.From && (exit.Reason ?? said.Reason) == said.Reason,
        (Pattern.DownOf down, Letter.Down said) => IsOf(said.Monitor, down.Of) && (down.Reason ?? said.Reason) == said.Reason,
        _ => false,
    };

    private bool IsOf(ReferenceMonitor monitor, Who of) => of is Who.Registered registered ? monitor.Name == registered.Name : monitor.Of == Find(of);
}

/// <summary>What a process will die of, and whose signal did it; null for an error of its own.</summary>
internal sealed record Doom(string Reason, string? Cause);
