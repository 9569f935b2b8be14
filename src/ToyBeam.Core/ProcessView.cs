using System.Diagnostics.CodeAnalysis;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Core;

/// <summary>One process, to read. Shows the process as it is now; not to be kept for the next run.</summary>
[SuppressMessage("Usage", "CA2231:Overload operator equals on overriding value type Equals", Justification = "A view is never compared.")]
public readonly struct ProcessView
{
    private readonly Machine _machine;
    private readonly Process _process;

    internal ProcessView(Machine machine, Process process)
    {
        _machine = machine;
        _process = process;
    }

    /// <summary>Its index in this run.</summary>
    public int Index => _process.Index;

    /// <summary>Its path.</summary>
    public Pid Pid => _process.Pid;

    /// <summary>What the program calls it; null for no name.</summary>
    public string? Name => _process.Name;

    /// <summary>Whether it may wait for ever without being stuck.</summary>
    public bool IsServer => _process.Server;

    /// <summary>Whether it has not ended.</summary>
    public bool IsAlive => _process.Alive;

    /// <summary>Whether its next step is among what may happen.</summary>
    public bool IsEnabled => _process.Enabled;

    /// <summary>Whether it is alive and waits for a message that is not there.</summary>
    public bool IsBlocked => _process is { Alive: true, Enabled: false } && !_machine.LimitReached;

    /// <summary>Whether it is alive and its next step is its death. Channel modes only.</summary>
    public bool IsCondemned => _process.Condemned;

    /// <summary>What it will die of, when it is condemned; else null.</summary>
    public ExitReason? Doom => _process.Condemned ? _process.Doom : null;

    /// <summary>Whether it waits at a receive that no message matches, with a timeout or without.</summary>
    public bool IsUnmatched => _process.Unmatched;

    /// <summary>Whether exit signals become messages.</summary>
    public bool IsTrapping => _process.Trapping;

    /// <summary>Why it ended; null while it is alive.</summary>
    public ExitReason? Reason => _process.Reason;

    /// <summary>What it left behind by <c>End(result)</c>.</summary>
    public object? Result => _process.Result;

    /// <summary>Steps it has taken in this run.</summary>
    public int Steps => _process.Steps;

    /// <summary>The instruction at which it stands; null when it has ended.</summary>
    public Code? Pending => _process.Pending;

    /// <summary>Of a work that takes several steps, the reductions already done.</summary>
    public int WorkDone => _process.WorkDone;

    /// <summary>The receive at which it stands; null when it stands elsewhere.</summary>
    public Receive? Waiting => _process.Pending as Receive;

    /// <summary>Which letter of its mailbox the receive at which it stands takes next, 0 for the oldest; -1 when none matches, or when it stands elsewhere.</summary>
    public int NextLetter => _process is { Pending: Receive, Unmatched: false } ? _process.MatchedLetter : -1;

    /// <summary>Messages in its mailbox.</summary>
    public int MailboxCount => _process.Mailbox.Count;

    /// <summary>In causal delivery the latest signal of each process, by index, that it knows of; 0 for none.</summary>
    public ReadOnlySpan<int> Past => _process.Past;

    /// <summary>The part of <see cref="Past"/> that it knows by steps of its own, or knew when it last passed on what it knows; the rest was told since by signals.</summary>
    public ReadOnlySpan<int> OwnPast => _process.OwnPast;

    /// <summary>Processes it is linked with.</summary>
    public ReadOnlySpan<int> Links => _process.Links.Processes;

    /// <summary>Whether any other process died while they were linked, as far as it was told.</summary>
    public bool OutlivedAny
    {
        get
        {
            foreach (var (_, _, died) in _process.LinkNews.All)
            {
                if (died)
                {
                    return true;
                }
            }
            return false;
        }
    }

    /// <summary>Whether another process died while they were linked, as far as it was told.</summary>
    public bool Outlived(int process)
    {
        foreach (var (other, _, died) in _process.LinkNews.All)
        {
            if (other == process)
            {
                return died;
            }
        }
        return false;
    }

    /// <summary>Its registered name; null when it has none.</summary>
    public string? RegisteredName => _machine.NameOf(_process);

    /// <summary>How many monitors of this process have not said anything yet.</summary>
    public int MonitorCount => _process.Monitors.Count;

    /// <summary>One of these monitors, in order of creation.</summary>
    public MonitorRef Monitor(int index) => _process.Monitors[index].Reference;

    /// <summary>How many monitors there are of this process, as far as it knows.</summary>
    public int WatcherCount => _process.Watchers.Count;

    /// <summary>One of these monitors, in the order in which it learnt of them: the process that monitors, and its reference.</summary>
    public (int Process, MonitorRef Reference) Watcher(int index) => (_process.Watchers[index].Process, _process.Watchers[index].Reference);

    /// <summary>How many channels there are into this process, empty ones included; none in instant delivery.</summary>
    public int ChannelCount => _process.Incoming.Count;

    /// <summary>One of these channels, in the order of the senders' paths.</summary>
    public ChannelView Channel(int index) => new(_process.Incoming[index]);

    /// <summary>The channel from another process, by its index, or from itself; null when none was used in this run.</summary>
    public ChannelView? ChannelFrom(int sender) => ChannelTable.Find(sender, _process) is { } channel ? new ChannelView(channel) : null;

    /// <summary>A message in the mailbox; 0 is the oldest.</summary>
    public object Message(int index) => Letter(index).Message;

    /// <summary>Who sent a message in the mailbox, and which of the sender's signals it is (from 1).</summary>
    public (int Process, int Number) Origin(int index) => (Letter(index).Sender, Letter(index).Number);

    /// <summary>Path and name, such as <c>P.1 (counter)</c>.</summary>
    public override string ToString() => Name is null ? Pid.ToString() : $"{Pid} ({Name})";

    private Letter Letter(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, MailboxCount);
        return _process.Mailbox[index];
    }
}
