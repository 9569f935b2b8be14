using ToyBeam.Core;

namespace ToyBeam.Sim.Strategies;

/// <summary>A place where a strategy picks: what may happen next, and what it may know about it. Not to be kept past the call.</summary>
public readonly ref struct ChoicePoint
{
    private readonly Machine _machine;

    internal ChoicePoint(Machine machine) => _machine = machine;

    internal Machine Machine => _machine;

    /// <summary>What may happen next, runs in path order, then deliveries, then timeouts; at least one choice.</summary>
    public ReadOnlySpan<Choice> Enabled => _machine.Enabled;

    /// <summary>Index of what the default scheduler does: go on with the process that took the last step, else the lowest path; else the first delivery; else the earliest timeout.</summary>
    public int Default => _machine.Default;

    /// <summary>Whether this is the first pick of the run.</summary>
    public bool IsFirst => _machine.Steps == 0;

    /// <summary>Steps taken in this run, deliveries included.</summary>
    public int Steps => _machine.Steps;

    /// <summary>The choice taken before this one; meaningless at the first.</summary>
    public Choice Last => _machine.Last;

    /// <summary>The process that ran or timed out last; -1 before the first.</summary>
    public int LastToRun => _machine.Current;

    /// <summary>Deliveries since then.</summary>
    public int DeliveriesSinceRun => _machine.DeliveriesSinceRun;

    /// <summary>Whether the process that took the last step could take another one: to leave it is a preemption.</summary>
    public bool LastEnabled => _machine.CurrentEnabled;

    /// <summary>How many processes have existed so far; indices are dealt in order of creation.</summary>
    public int ProcessCount => _machine.World.ProcessCount;

    /// <summary>The rank of a choice: 0 for the default's, then the others in path order.</summary>
    /// <param name="index">Into <see cref="Enabled"/>.</param>
    public int RankOf(int index) => RankOf(index, Default);

    /// <summary>
    /// Who would act in a choice that is or was enabled: a process by its steps and timeouts, or a channel by its deliveries. A small number that
    /// stays the same during a run: even for processes, odd for channels.
    /// </summary>
    public int ActorOf(Choice choice) => choice.Kind == ChoiceKind.Deliver ? _machine.ActorOf(choice) : 2 * choice.Process;

    /// <summary>The path of a process.</summary>
    public Pid PidOf(int process) => _machine.World[process].Pid;

    /// <summary>Steps that a process has taken in this run.</summary>
    public int StepsOf(int process) => _machine.World[process].Steps;

    /// <summary>The process with that path; -1 when it does not exist in this run, or for null, which is the parent of static processes.</summary>
    public int IndexOf(Pid? pid) => pid is null ? -1 : _machine.World.IndexOf(pid);

    /// <summary>Whether a choice is that a receive times out, by a deadline or at once.</summary>
    public bool TimesOut(Choice choice) => choice.Pending == Op.Receive && _machine.World[choice.Process].IsUnmatched;

    /// <summary>Whether a choice is a receive that can time out, whether or not a message is there by now.</summary>
    public bool MayTimeOut(Choice choice) => choice.Pending == Op.Receive && _machine.World[choice.Process].Waiting is { After: not null };

    /// <summary>Whether a process has a registered name.</summary>
    public bool HasName(int process) => _machine.World[process].RegisteredName is not null;

    /// <summary>When signals arrive in this run.</summary>
    public Delivery Delivery => _machine.Options.Delivery;

    /// <summary>The kind of the signal that a delivery would deliver.</summary>
    public SignalKind SignalOf(Choice delivery) => _machine.World[delivery.Other].ChannelFrom(delivery.Process)!.Value[0].Kind;

    /// <summary>How many signals are on their way from one process to another; 0 in instant delivery.</summary>
    public int InFlight(int from, int to) => _machine.World[to].ChannelFrom(from)?.Count ?? 0;

    /// <summary>Whether a process has not ended.</summary>
    public bool IsAlive(int process) => _machine.World[process].IsAlive;

    /// <summary>How many delays bring a scheduler that goes round the choices from the default's to another one.</summary>
    internal static int DelaysOf(int index, int @default, int choices) => index >= @default ? index - @default : index - @default + choices;

    internal static int RankOf(int index, int @default) => index == @default ? 0 : index < @default ? index + 1 : index;
}
