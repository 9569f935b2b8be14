using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <summary>The state of one process; pooled, and reused from run to run under the same index.</summary>
internal sealed class Process(int index)
{
    public readonly int Index = index;
    public readonly Mailbox Mailbox = new();
    public readonly LinkSet Links = new();

    public Pid Pid = null!;
    public string? Name;

    /// <summary>The instruction at which the process stands; null when it is dead.</summary>
    public Code? Pending;

    public ExitReason? Reason;
    public object? Result;

    /// <summary>The letter and the clause that a pending receive would take; an append never changes the oldest match.</summary>
    public int MatchedLetter;

    public int MatchedClause;
    public bool Alive;
    public bool Enabled;
    public bool Trapping;
    public bool Server;
    public int Children;
    public int Steps;
    public int WorkDone;
    public int Signals;

    /// <summary>While dying: how many links have been told.</summary>
    public int Told;

    /// <summary>Hash of what this process did and took, and of what arrived in its mailbox.</summary>
    public ulong History;

    public ulong Arrivals;

    public void Start(Pid pid, Code code, string? name, bool server)
    {
        Pid = pid;
        Name = name;
        Server = server;
        Pending = code;
        Reason = null;
        Result = null;
        Alive = true;
        Enabled = Trapping = false;
        Children = Steps = WorkDone = Signals = Told = 0;
        History = pid.Hash;
        Arrivals = 0;
    }

    /// <summary>Drops what the run left behind, so that nothing outlives it.</summary>
    public void Clear()
    {
        Mailbox.Clear();
        Links.Clear();
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
