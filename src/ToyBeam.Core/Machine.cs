using System.Runtime.CompilerServices;

namespace ToyBeam.Core;

/// <summary>A small single-threaded machine with the BEAM's rules: it says what may happen next and does what it is told.</summary>
/// <remarks>
/// Decides nothing: owns no randomness, clock, thread, log or file. Made once and reset for every run; a run after the first few allocates
/// nothing but what the program itself makes. Not thread-safe. In instant delivery a send is its arrival, and a death with all its notices
/// happens within the step that causes it; in the other modes signals go through channels, and each delivery is a choice.
/// </remarks>
public sealed partial class Machine
{
    /// <summary>The largest number of processes in one run; a spawn beyond it ends the spawning process with <c>system_limit</c>.</summary>
    public const int MaxProcesses = ushort.MaxValue;

    private readonly PidTable _pids = new();
    private readonly EnabledSet _enabled = new();
    private readonly StaticProcesses _roots;
    private readonly int _fused; // A bit for each Op that is no step of its own.
    private readonly bool _splitWork;

    private Process[] _processes = [];
    private int[] _indexOf = []; // By Pid.Id; -1 for a pid that does not exist in this run.
    private int _renumbered;
    private int _budget;
    private bool _refocus; // Whether the step moved choices in a way that the enabled set does not follow by itself.
    private bool _running;

    /// <summary>A machine with options that hold for all its runs.</summary>
    public Machine(MachineOptions? options = null)
    {
        Options = options ?? new MachineOptions();
        World = new World(this);
        _roots = new StaticProcesses(this);
        _fused = 1 << (int)Op.Note | Options.Granularity switch
        {
            Granularity.Visible => 1 << (int)Op.Work | 1 << (int)Op.Self,
            Granularity.Work => 1 << (int)Op.Self | 1 << (int)Op.End,
            _ => 0,
        };
        _splitWork = Options.Granularity == Granularity.Reduction;
        _channels = Options.Delivery == Delivery.Instant ? null : new ChannelTable();
        _causal = Options.Delivery == Delivery.Causal;
        _virtual = Options.Timing.IsVirtual;
    }

    /// <summary>How this machine runs programs.</summary>
    public MachineOptions Options { get; }

    /// <summary>The state, to read.</summary>
    public World World { get; }

    /// <summary>What may happen next: runs in path order, then deliveries by sender and receiver, then timeouts in path order. Empty at quiescence or when the run was cut.</summary>
    public ReadOnlySpan<Choice> Enabled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _enabled.Choices;
    }

    /// <summary>Index into <see cref="Enabled"/> of what the default scheduler does: go on with the process that took the last step, else the lowest path; else the first delivery; else the earliest timeout.</summary>
    public int Default => _enabled.Current >= 0 ? _enabled.Current : _timersOffered > 0 && _enabled[0].Kind == ChoiceKind.Timeout ? EarliestTimeout() : 0;

    /// <summary>Whether the process that took the last step could take another one.</summary>
    public bool CurrentEnabled => _enabled.Current >= 0;

    /// <summary>The process that took the last step; -1 before the first.</summary>
    public int Current { get; private set; } = -1;

    /// <summary>Deliveries since a process took a step.</summary>
    public int DeliveriesSinceRun { get; private set; }

    /// <summary>Steps taken in this run.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether the run was cut at <see cref="MachineOptions.MaxSteps"/>.</summary>
    public bool LimitReached { get; private set; }

    /// <summary>The last choice taken in this run; meaningless before the first step.</summary>
    public Choice Last { get; private set; }

    internal int ProcessCount { get; private set; }

    internal string? NameOf(Process process) => process.Named ? _names.Of(process.Index)!.Name : null;

    internal Process ProcessAt(int index) => _processes[index];

    /// <summary>Forgets the last run and starts a program.</summary>
    public void Reset(Start start)
    {
        Forget();
        start(_roots);
        if (ProcessCount == 0)
        {
            throw new InvalidOperationException("The program has no process: its start added none.");
        }
        _running = true;
        for (var i = 0; i < ProcessCount; i++) // All exist before any looks around.
        {
            Emit(EventKind.Started, i, payload: _processes[i].Name);
        }
        for (int i = 0, roots = ProcessCount; i < roots; i++)
        {
            Settle(_processes[i], _processes[i].Pending);
        }
        if (_virtual)
        {
            OfferTimeouts();
        }
    }

    /// <summary>Does one of the things that may happen; see <see cref="Events"/> for what came of it.</summary>
    /// <param name="index">Into <see cref="Enabled"/>.</param>
    public void Step(int index)
    {
        Last = _enabled[index];
        _eventCount = 0;
        Steps++;
        if (Last.Kind == ChoiceKind.Deliver)
        {
            DeliveriesSinceRun++;
            Deliver(Last);
        }
        else
        {
            var process = _processes[Last.Process];
            _enabled.StepFrom(index);
            Current = process.Index;
            DeliveriesSinceRun = 0;
            process.Steps++;
            Perform(process, process.Pending!);
            Emit(EventKind.Stepped, process.Index, op: Last.Pending);
        }
        if (_refocus)
        {
            Refocus();
        }
        if (--_budget <= 0 && _enabled.Count > 0)
        {
            Cut();
        }
    }

    /// <summary>After a step that is not just one process's run: what time allows now, and where the process stands that ran last.</summary>
    private void Refocus()
    {
        _refocus = _channels is not null || _virtual;
        if (_virtual && !LimitReached)
        {
            OfferTimeouts();
        }
        _enabled.Focus(Current < 0 ? -1 : EnabledSet.RunKey(_processes[Current].Pid));
    }

    /// <summary>The process's index in this run; -1 for one that does not exist in it.</summary>
    /// <exception cref="ArgumentException">The pid belongs to another machine: the program kept it from elsewhere.</exception>
    internal int IndexOf(Pid pid)
    {
        if (!ReferenceEquals(pid.Table, _pids))
        {
            ThrowForeign(pid);
        }
        var id = pid.Id;
        return id < _indexOf.Length ? _indexOf[id] : -1;
    }

    /// <remarks>Apart, so that the ordinary case is small enough to be inlined.</remarks>
    private static void ThrowForeign(Pid pid) =>
        throw new ArgumentException($"The pid {pid} belongs to another machine; a program must not keep pids from one run for another.", nameof(pid));

    private bool IsFused(Op op) => (_fused >> (int)op & 1) != 0;

    private void Forget()
    {
        for (var i = 0; i < ProcessCount; i++)
        {
            _indexOf[_processes[i].Pid.Id] = -1;
            _processes[i].Clear();
        }
        ProcessCount = 0;
        _enabled.Clear();
        _eventCount = 0;
        _notes.Clear();
        _dying.Clear();
        _telling = false;
        _channels?.Clear();
        _names.Clear();
        _timers.Clear();
        _timersOffered = _asking = 0;
        _clock = 0;
        _timeouts = 0;
        _early = Options.Timing.Early;
        _refocus = _channels is not null || _virtual;
        _budget = Options.MaxSteps;
        _running = false;
        Current = -1;
        DeliveriesSinceRun = 0;
        Steps = 0;
        LimitReached = false;
        Last = default;
    }

    private Process Create(Pid pid, Code code, string? name, bool server)
    {
        if (ProcessCount == _processes.Length)
        {
            Array.Resize(ref _processes, Math.Max(16, ProcessCount * 2));
        }
        var process = _processes[ProcessCount] ??= new Process(ProcessCount);
        ProcessCount++;
        process.Start(pid, code, name, server);
        if (pid.Id >= _indexOf.Length)
        {
            var known = _indexOf.Length;
            Array.Resize(ref _indexOf, Math.Max(16, _pids.Count * 2));
            _indexOf.AsSpan(known).Fill(-1);
        }
        _indexOf[pid.Id] = process.Index;
        if (_renumbered != _pids.Renumbered)
        {
            _renumbered = _pids.Renumbered;
            _enabled.Rekey(KeyOf);
        }
        return process;
    }

    /// <summary>Who would act in a choice, as a small number: twice the index of a process, or one more than twice that of a channel (order of creation).</summary>
    public int ActorOf(Choice choice) => choice.Kind == ChoiceKind.Deliver
        ? (2 * ChannelTable.Find(choice.Process, _processes[choice.Other])!.Index) + 1
        : 2 * choice.Process;

    private long KeyOf(Choice choice) => choice.Kind switch
    {
        ChoiceKind.Run => EnabledSet.RunKey(_processes[choice.Process].Pid),
        ChoiceKind.Deliver => EnabledSet.DeliverKey(_processes[choice.Process].Pid, _processes[choice.Other].Pid),
        _ => EnabledSet.TimeoutKey(_processes[choice.Process].Pid),
    };

    /// <summary>The limit is reached: nothing may happen any more.</summary>
    private void Cut()
    {
        LimitReached = true;
        _enabled.Clear();
        _timersOffered = 0;
        for (var i = 0; i < ProcessCount; i++)
        {
            _processes[i].Enabled = false;
        }
    }

    private sealed class StaticProcesses(Machine machine) : Roots
    {
        public override Pid this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index);
                return machine._pids.Root(index);
            }
        }

        public override Pid Add(Code code, string? name, bool server)
        {
            if (machine._running)
            {
                throw new InvalidOperationException("Static processes are added by the program's start, not later.");
            }
            return machine.Create(machine._pids.Root(machine.ProcessCount), code, name, server).Pid;
        }
    }
}
