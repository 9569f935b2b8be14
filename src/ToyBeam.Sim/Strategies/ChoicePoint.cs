using ToyBeam.Core;

namespace ToyBeam.Sim.Strategies;

/// <summary>A place where a strategy picks: what may happen next, and what it may know about it. Not to be kept past the call.</summary>
public readonly ref struct ChoicePoint
{
    private readonly Machine _machine;

    internal ChoicePoint(Machine machine) => _machine = machine;

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
    public int ActorOf(Choice choice) => _machine.ActorOf(choice);

    /// <summary>The path of a process.</summary>
    public Pid PidOf(int process) => _machine.World[process].Pid;

    /// <summary>Steps that a process has taken in this run.</summary>
    public int StepsOf(int process) => _machine.World[process].Steps;

    /// <summary>Whether a process has not ended.</summary>
    public bool IsAlive(int process) => _machine.World[process].IsAlive;

    internal static int RankOf(int index, int @default) => index == @default ? 0 : index < @default ? index + 1 : index;
}
