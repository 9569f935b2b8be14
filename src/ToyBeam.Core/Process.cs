using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <summary>The state of one process; pooled, and reused from run to run under the same index.</summary>
internal sealed class Process(int index)
{
    public readonly int Index = index;
    public readonly Mailbox Mailbox = new();
    public readonly LinkSet Links = new();
    public readonly LinkNews LinkNews = new();

    /// <summary>Who monitors this process, in order of creation.</summary>
    public readonly List<MonitorEnd> Watchers = [];

    /// <summary>The monitors of this process that have not said anything yet.</summary>
    public readonly List<MonitorEnd> Monitors = [];

    /// <summary>The channels into this process, by the senders' paths. Channel modes only.</summary>
    public readonly List<Channel> Incoming = [];

    public Pid Pid = null!;
    public string? Name;

    /// <summary>The instruction at which the process stands; null when it is dead.</summary>
    public Code? Pending;

    public ExitReason? Reason;
    public object? Result;

    /// <summary>The letter and the clause that a pending receive would take; an append never changes the oldest match.</summary>
    public int MatchedLetter;

    public int MatchedClause;

    /// <summary>Whether the process stands at a receive that no letter matches.</summary>
    public bool Unmatched;

    public bool Alive;

    /// <summary>Whether it is alive and nothing has ended it yet.</summary>
    public bool Going;

    /// <summary>Channel modes: whether something has ended it, and its next step is its death; of what, and by whom.</summary>
    public bool Condemned;

    public ExitReason? Doom;
    public int DoomedBy;
    public ulong DoomHash;

    public bool Enabled;

    /// <summary>Whether the choice by which it is enabled is that its receive times out.</summary>
    public bool TimingOut;

    /// <summary>When the receive at which it stands times out; without a clock, after how long.</summary>
    public long Deadline;

    public bool Trapping;
    public bool Named;

    /// <summary>Whether it stands at the question whether another process is alive, and must wait.</summary>
    public bool Held;

    public bool Server;
    public int Children;
    public int MonitorsMade;
    public int Steps;
    public int WorkDone;
    public int Signals;

    /// <summary>Channel modes: messages and exit signals to itself that are on their way.</summary>
    public int OwnSignals;

    /// <summary>While dying: how many links and watchers have been told.</summary>
    public int Told;

    /// <summary>What it knows to have been sent; see <see cref="ToyBeam.Core.Past"/>.</summary>
    public int[] Past = ToyBeam.Core.Past.None;

    /// <summary>What it knows by what it did itself, or knew when it last passed on what it knows: the part of its past that does not depend on when the latest signals came.</summary>
    public int[] OwnPast = ToyBeam.Core.Past.None;

    /// <summary>Hash of what this process did and took, and of what arrived in its mailbox.</summary>
    public ulong History;

    public ulong Arrivals;

    /// <summary>Hash of what it did or what happened to it that it does not see, and that others may not see either: part of the trace alone.</summary>
    public ulong Unseen;

    /// <summary>A sum over the exit signals that did nothing. A change of the trap flag takes it in, for after it they would have done something.</summary>
    public ulong Ignored;

    /// <summary>Channel modes: a sum over the signals that were delivered. A death ends that, so this says which came before it.</summary>
    public ulong Delivered;

    public void Start(Pid pid, Code code, string? name, bool server)
    {
        Pid = pid;
        Name = name;
        Server = server;
        Pending = code;
        Reason = null;
        Result = null;
        Alive = Going = true;
        Enabled = Trapping = Unmatched = Condemned = TimingOut = Named = Held = false;
        Doom = null;
        Deadline = 0;
        Children = Steps = WorkDone = Signals = Told = MonitorsMade = OwnSignals = 0;
        Past = OwnPast = ToyBeam.Core.Past.None;
        History = Hashing.Mix(pid.Hash); // Not his hash as it is: it would not tell his sending to another one from that one's to him.
        Arrivals = Unseen = Ignored = Delivered = DoomHash = 0;
    }

    /// <summary>By a step of its own it knows what another past knows.</summary>
    public void Learn(int[]? past)
    {
        ToyBeam.Core.Past.Join(ref Past, past);
        ToyBeam.Core.Past.Join(ref OwnPast, past);
    }

    /// <summary>It passes on all that it knows.</summary>
    public void PassOn() => ToyBeam.Core.Past.Join(ref OwnPast, Past);

    /// <summary>Whether anybody must hear of its death, or a name is freed by it.</summary>
    public bool HasNews => Links.Count > 0 || Watchers.Count > 0 || Named;

    /// <summary>Drops what the run left behind, so that nothing outlives it.</summary>
    public void Clear()
    {
        Mailbox.Clear();
        Links.Clear();
        LinkNews.Clear();
        if (Watchers.Count + Monitors.Count + Incoming.Count > 0) // In few runs of few programs.
        {
            Watchers.Clear();
            Monitors.Clear();
            Incoming.Clear();
        }
        Pending = null;
        Reason = null;
        Result = null;
    }

    /// <summary>Finds the oldest letter that a clause matches and remembers both.</summary>
    public bool FindMatch(Receive receive)
    {
        for (var i = 0; i < Mailbox.Count; i++)
        {
            var clause = receive.FirstMatch(Mailbox[i].Message);
            if (clause >= 0)
            {
                MatchedLetter = i;
                MatchedClause = clause;
                return true;
            }
        }
        return false;
    }
}

/// <summary>One monitor, as one of its two processes keeps it.</summary>
/// <param name="Process">The other one, by index; -1 when there is none.</param>
/// <param name="Reference">Which monitor.</param>
internal readonly record struct MonitorEnd(int Process, MonitorRef Reference)
{
    /// <summary>Takes the end with that reference out of a list, which keeps its order; false when it is not there.</summary>
    public static bool Remove(List<MonitorEnd> ends, MonitorRef reference, out MonitorEnd removed)
    {
        for (var i = 0; i < ends.Count; i++)
        {
            if (ReferenceEquals(ends[i].Reference, reference))
            {
                removed = ends[i];
                ends.RemoveAt(i);
                return true;
            }
        }
        removed = default;
        return false;
    }
}
