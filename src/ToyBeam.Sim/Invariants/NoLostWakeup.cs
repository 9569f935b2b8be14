using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary>
/// <c>no-lost-wakeup</c>: a process is enabled exactly when its next step can be taken: it is alive, and stands at no receive or at one that some
/// message in its mailbox matches, or that may time out. In the channel modes what is on its way may arrive: all that is next in its channel,
/// or, in causal delivery, some of it.
/// </summary>
/// <remarks>
/// Asks the clauses itself, and keeps a clock of its own. In instant delivery without a clock it compares each process that a step has to do
/// with, and how many are enabled; all at quiescence. Else it compares all choices after every step, with their order.
/// </remarks>
public sealed class NoLostWakeup : IInvariant
{
    private readonly Stands _stands = new();
    private readonly ShadowTimers _timers = new();
    private readonly PathRanks _ranks = new();
    private readonly PerProcess<int> _offered = new(); // While choices are compared: how many deliveries to each process are among them.
    private readonly Touched _touched = new();
    private int _others; // Choices that were no timeouts when they were last compared.

    /// <inheritdoc/>
    public string Name => "no-lost-wakeup";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Started | EventKinds.Spawned | EventKinds.Arrived | EventKinds.Dropped | EventKinds.Died |
        EventKinds.Condemned | EventKinds.TimedOut | EventKinds.Stepped | EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _stands.Clear();
        _timers.Begin(world.Options.Timing);
        _ranks.Clear();
        _offered.Clear();
        _touched.Clear();
        _others = 0;
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        if (world.LimitReached)
        {
            return null;
        }
        var simple = IsSimple(world.Options);
        switch (e.Kind)
        {
            case EventKind.Started:
                return simple ? CompareNow(e.Process, world) : OnStarted(e.Process, world);
            case EventKind.Spawned:
                OnSpawned(e, simple, world);
                return null;
            case EventKind.TimedOut:
                OnTimedOut(e, world.Options.Timing);
                return null;
            case EventKind.Stepped:
                _touched.Add(e.Process);
                return simple ? OnStepped(world) : OnStepped(e, world);
            case EventKind.Quiescent:
                return CompareAll(simple, world);
            default:
                _touched.Add(e.Process);
                return null;
        }
    }

    /// <summary>Whether a process's being enabled depends on nothing but itself.</summary>
    private static bool IsSimple(MachineOptions options) => options.Delivery == Delivery.Instant && !options.Timing.IsVirtual;

    // --- instant delivery, no clock ---

    private Violation? OnStepped(World world)
    {
        Violation? violation = null;
        foreach (var process in _touched.Processes)
        {
            violation ??= CompareNow(process, world);
        }
        _touched.Clear();
        return violation ?? (_stands.Count == world.Enabled.Length
            ? null
            : new Violation($"{world.Enabled.Length} processes are enabled, and {_stands.Count} can take a step"));
    }

    private Violation? CompareNow(int process, World world)
    {
        var view = world[process];
        var stand = _stands.Look(process, world);
        if ((stand != Stand.Idle) != view.IsEnabled)
        {
            return new Violation(Sentence(view));
        }
        return view.Waiting?.After is null || stand == Stand.Idle ? null : CompareKind(view, stand, world);
    }

    /// <summary>Whether the choice of a process that waits with a timeout is what it should be.</summary>
    private static Violation? CompareKind(ProcessView view, Stand stand, World world)
    {
        var expected = stand == Stand.Timing ? ChoiceKind.Timeout : ChoiceKind.Run;
        foreach (var choice in world.Enabled)
        {
            if (choice.Process == view.Index)
            {
                return choice.Kind == expected ? null : new Violation($"the choice of {view} at {view.Waiting} is a {choice.Kind} and should be a {expected}");
            }
        }
        return new Violation($"{view} is enabled, and there is no such choice");
    }

    private Violation? CompareAll(bool simple, World world)
    {
        _stands.ForgetScans();
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if (simple && CompareNow(i, world) is { } violation)
            {
                return violation;
            }
            _stands.Look(i, world);
        }
        return (simple ? null : CompareChoices(world)) ??
            (_stands.Count == 0 ? null : new Violation($"nothing may happen any more, and {_stands.Count} processes can take a step"));
    }

    // --- channels or a clock ---

    private Violation? OnStarted(int process, World world)
    {
        _ranks.Add(process, parent: -1);
        ComeToStand(process, anew: true, world);
        return process == world.ProcessCount - 1 ? CompareChoices(world) : null; // The last of the static processes: now all have started.
    }

    private void OnSpawned(in Event e, bool simple, World world)
    {
        if (simple)
        {
            _touched.Add(e.Other);
            return;
        }
        _ranks.Add(e.Other, e.Process);
        ComeToStand(e.Other, anew: true, world);
    }

    private void OnTimedOut(in Event e, Timing timing)
    {
        if (timing.IsVirtual && e.Number > 0)
        {
            _timers.Expire(e.Process, othersEnabled: _others > 0);
        }
    }

    private Violation? OnStepped(in Event e, World world)
    {
        foreach (var process in _touched.Processes)
        {
            ComeToStand(process, anew: process == e.Process && e.Op != Op.None, world);
        }
        _touched.Clear();
        return world.Clock == _timers.Clock ? CompareChoices(world) : new Violation($"the clock stands at {world.Clock} and should at {_timers.Clock}");
    }

    /// <summary>Looks where a process stands. Where it has come to stand anew, or begins to wait, time counts from here: one deadline for a whole receive.</summary>
    private void ComeToStand(int process, bool anew, World world)
    {
        var before = anew ? Stand.Idle : _stands[process];
        if (_stands.Look(process, world) == Stand.Timing && before != Stand.Timing && world.Options.Timing.IsVirtual)
        {
            _timers.Start(process, world[process].Waiting!.After!.Milliseconds);
        }
    }

    private Violation? CompareChoices(World world)
    {
        var (runs, timeouts) = (0, 0);
        var violation = CompareOrder(world);
        foreach (var choice in world.Enabled)
        {
            violation ??= Compare(choice, world);
            runs += choice.Kind == ChoiceKind.Run ? 1 : 0;
            timeouts += choice.Kind == ChoiceKind.Timeout ? 1 : 0;
        }
        _others = world.Enabled.Length - timeouts;
        var earliest = EarliestDeadline(world);
        for (var i = 0; i < world.ProcessCount && violation is null; i++)
        {
            var expected = Expected(i, earliest, world);
            violation = expected is not null == world[i].IsEnabled ? CompareDeliveries(i, world) : new Violation(Sentence(world[i]));
            runs -= expected == ChoiceKind.Run ? 1 : 0;
            timeouts -= expected == ChoiceKind.Timeout ? 1 : 0;
        }
        _offered.Clear();
        return violation ?? (runs == 0 && timeouts == 0 ? null : new Violation($"of {world.Enabled.Length} choices, {runs} runs and {timeouts} timeouts are too many"));
    }

    private Violation? CompareOrder(World world)
    {
        var choices = world.Enabled;
        for (var i = 1; i < choices.Length; i++)
        {
            if (PlaceOf(choices[i - 1]).CompareTo(PlaceOf(choices[i])) >= 0)
            {
                return new Violation($"choice {i} ({Text(choices[i - 1], world)}) stands before choice {i + 1} ({Text(choices[i], world)})");
            }
        }
        return null;
    }

    private (ChoiceKind Kind, int Process, int Other) PlaceOf(Choice choice) =>
        (choice.Kind, _ranks[choice.Process], choice.Kind == ChoiceKind.Deliver ? _ranks[choice.Other] : 0);

    /// <summary>Whether one choice is of a kind and an operation that there is.</summary>
    private Violation? Compare(Choice choice, World world)
    {
        if (choice.Kind == ChoiceKind.Deliver)
        {
            _offered[choice.Other]++;
            var to = world[choice.Other];
            return to is { IsAlive: true, IsCondemned: false } && choice.Pending == Op.None && Channels.Count(world, choice.Process, choice.Other) > 0
                ? null
                : new Violation($"{Text(choice, world)} is a choice, and there is nothing to deliver");
        }
        var standsAt = world[choice.Process].Pending?.Op;
        var timing = _stands[choice.Process] == Stand.Timing;
        return choice.Pending == standsAt && timing == (choice.Kind == ChoiceKind.Timeout)
            ? null
            : new Violation($"{Text(choice, world)} is a choice, and {world[choice.Process]} stands at {standsAt}{(timing ? " and waits" : "")}");
    }

    private long EarliestDeadline(World world)
    {
        var earliest = long.MaxValue;
        for (var i = 0; i < world.ProcessCount && world.Options.Timing.IsVirtual; i++)
        {
            earliest = _stands[i] == Stand.Timing ? Math.Min(earliest, _timers.DeadlineOf(i)) : earliest;
        }
        return earliest;
    }

    /// <summary>What kind of step the process may take; null for none.</summary>
    private ChoiceKind? Expected(int process, long earliest, World world) => _stands[process] switch
    {
        Stand.Ready => ChoiceKind.Run,
        Stand.Asking => MustWait(process, world) ? null : ChoiceKind.Run,
        Stand.Timing => !world.Options.Timing.IsVirtual || (_timers.DeadlineOf(process) == earliest && _timers.MayPass(_others > 0)) ? ChoiceKind.Timeout : null,
        _ => null,
    };

    /// <summary>Whether a question must wait: for earlier signals to the same process but monitors, or for one that must die to have died.</summary>
    private static bool MustWait(int process, World world)
    {
        var who = world.IndexOf(((IsAlive)world[process].Pending!).Who);
        return who >= 0 && who != process && world[who].IsAlive && (world[who].IsCondemned || Channels.CarriesMoreThan(SignalKind.Monitor, world, process, who));
    }

    private Violation? CompareDeliveries(int to, World world)
    {
        var view = world[to];
        var possible = view is { IsAlive: true, IsCondemned: false } ? Channels.NonEmptyInto(view) : 0;
        var offered = _offered[to];
        var right = world.Options.Delivery == Delivery.Causal ? offered <= possible && (offered > 0 || possible == 0) : offered == possible;
        return right ? null : new Violation($"{possible} channels to {view} hold something, and {offered} of them may deliver it");
    }

    private static string Text(Choice choice, World world) => choice.Kind == ChoiceKind.Deliver
        ? $"{choice.Kind} from {world[choice.Process]} to {world[choice.Other]}"
        : $"{choice.Kind} of {world[choice.Process]} at {choice.Pending}";

    private static string Sentence(ProcessView view) => view switch
    {
        { IsAlive: false } => $"{view} is enabled and is dead",
        { IsEnabled: true, Waiting: not null } => $"{view} is enabled, and no message in its mailbox matches {view.Waiting}",
        { IsEnabled: true } => $"{view} is enabled, and must wait at {view.Pending?.Op}",
        { Waiting: { After: null } receive } => $"{view} is not enabled, and a message in its mailbox matches {receive}",
        { Waiting: { } receive } => $"{view} is not enabled, and at {receive} it can go on",
        _ => $"{view} is not enabled and stands at {view.Pending?.Op}",
    };
}
