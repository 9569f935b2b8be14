using ToyBeam.Core;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary>
/// <c>crash-propagation</c>: of a death each process linked at that time gets notice exactly once; trapping, one EXIT with that reason; else it
/// dies of it, if it is abnormal, unless it was dead already; nobody else dies of it. A link with the dead gives <c>noproc</c>. What exit/2
/// sends gets there, and does what it must: <c>kill</c> ends everybody, <c>normal</c> only its sender.
/// </summary>
/// <remarks>
/// Under the seed's rules: one message <c>"CRASH: P.1"</c> to each link of a crash, and nobody dies. What a signal does is the very next event.
/// In the channel modes a process that has somebody to tell is condemned first, and dies of that and nothing else.
/// </remarks>
public sealed class CrashPropagation : IInvariant
{
    private readonly ShadowLinks _links = new();
    private readonly ShadowExits _exits = new();
    private readonly OwedNotices _owed = new(); // Of deaths in this step.
    private readonly LinkTargets _targets = new();
    private readonly PerProcess<bool> _trapping = new();
    private readonly PerProcess<ExitReason?> _reasons = new();
    private readonly PerProcess<Doom> _dooms = new();
    private readonly Touched _touched = new();
    private Row<int> _ended; // Who died in this step, or was condemned.
    private DueExit _due;
    private bool _refused;

    /// <summary>Of what a process must die, and whose signal it is.</summary>
    private readonly record struct Doom(ExitReason? Reason, int Cause);

    /// <inheritdoc/>
    public string Name => "crash-propagation";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => ShadowLinks.Needs | EventKinds.Started | EventKinds.LinkRefused | EventKinds.TrapSet | EventKinds.Arrived |
        EventKinds.ExitSent | EventKinds.ExitReached | EventKinds.BadArgument | EventKinds.Condemned | EventKinds.Stepped | EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _links.Clear();
        _exits.Clear();
        _targets.Clear();
        _trapping.Clear();
        _reasons.Clear();
        _dooms.Clear();
        _touched.Clear();
        _ended.Clear();
        _owed.Clear();
        _due = default;
        _refused = false;
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        var due = _due;
        _due = default;
        if (due.IsSome && !due.IsMetBy(e, world))
        {
            return new Violation(due.Missing(world));
        }
        return e.Kind switch
        {
            EventKind.Arrived => null,
            EventKind.Stepped => OnStepped(e, world),
            EventKind.Quiescent => OnQuiescent(world),
            EventKind.LinkRefused => OnRefused(e, world),
            EventKind.ExitSignalled or EventKind.ExitReached or EventKind.Condemned or EventKind.Died => OnEffect(e, due, world),
            EventKind.ExitSent or EventKind.Queued or EventKind.Delivered => OnSignal(e, world),
            _ => OnState(e, world),
        };
    }

    private Violation? OnState(in Event e, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Started:
                _targets.Look(e.Process, world);
                return null;
            case EventKind.BadArgument:
                _due = Death(e, ExitReason.BadArg, -1, world);
                return null;
            case EventKind.TrapSet:
                _trapping[e.Process] = e.Number == 1;
                _touched.Add(e.Process);
                return null;
            case EventKind.Spawned:
                _touched.Add(e.Other);
                break;
            default:
                break;
        }
        _links.See(e, world);
        return null;
    }

    private Violation? OnSignal(in Event e, World world)
    {
        if (e.Kind == EventKind.ExitSent)
        {
            OnExitSent(e, world);
            return null;
        }
        var kind = (SignalKind)e.Payload!;
        Violation? violation = null;
        if (e.Kind == EventKind.Queued && kind == SignalKind.LinkExit)
        {
            violation = OnNotice(e, world);
        }
        else if (e.Kind == EventKind.Delivered && kind is SignalKind.LinkExit or SignalKind.Exit)
        {
            violation = OnDelivered(e, kind, world);
        }
        _links.See(e, world);
        return violation;
    }

    private void OnExitSent(in Event e, World world)
    {
        var (from, to, reason) = (e.Process, e.Other, (ExitReason)e.Payload!);
        if (to < 0 || _reasons[to] is not null)
        {
            return;
        }
        if (world.Options.Delivery == Delivery.Instant || (from == to && (!_trapping[from] || reason.Equals(ExitReason.Kill))))
        {
            _due = new DueExit(e.Kind, EventKinds.ExitReached, to, from, e.Number, from, reason);
            return;
        }
        _exits.Add(SignalKind.Exit, from, to, e.Number, reason);
        _due = new DueExit(e.Kind, EventKinds.Queued, from, to, e.Number, to, reason);
    }

    private Violation? OnNotice(in Event e, World world)
    {
        if (_owed.Take(e.Process, e.Other) is not { } reason)
        {
            return new Violation($"{world[e.Process]} tells {world[e.Other]} of a death, and need not or did so before");
        }
        _exits.Add(SignalKind.LinkExit, e.Process, e.Other, e.Number, reason);
        return null;
    }

    private Violation? OnDelivered(in Event e, SignalKind kind, World world)
    {
        if (_exits.Take(kind, e.Other, e.Process, e.Number) is not { } reason)
        {
            return new Violation($"signal {e.Number} of {world[e.Other]} was delivered to {world[e.Process]} as an exit signal, and was not sent as one");
        }
        if (kind == SignalKind.Exit || _links.Contains(e.Process, e.Other))
        {
            _due = new DueExit(e.Kind, kind == SignalKind.Exit ? EventKinds.ExitReached : EventKinds.ExitSignalled, e.Process, e.Other, e.Number, e.Other, reason);
        }
        return null;
    }

    private Violation? OnRefused(in Event e, World world)
    {
        _refused = true;
        if (e.Other >= 0 && _reasons[e.Other] is null && _dooms[e.Other].Reason is null)
        {
            return new Violation($"{world[e.Process]} was refused a link with {world[e.Other]}, which is alive");
        }
        if (world.Options.Rules == Rules.Otp)
        {
            var sender = e.Other >= 0 ? e.Other : e.Process;
            _due = _trapping[e.Process]
                ? new DueExit(e.Kind, EventKinds.Arrived, e.Process, sender, 0, e.Other, ExitReason.NoProc)
                : Death(e, ExitReason.NoProc, -1, world);
        }
        return null;
    }

    private Violation? OnEffect(in Event e, in DueExit met, World world)
    {
        var violation = e.Kind switch
        {
            EventKind.ExitSignalled => OnSignalled(e, met.IsSome, world),
            EventKind.ExitReached => OnReached(e, met, world),
            EventKind.Condemned => OnCondemned(e, met.IsSome, world),
            _ => OnDied(e, met.IsSome, world),
        };
        _links.See(e, world);
        return violation;
    }

    private Violation? OnSignalled(in Event e, bool met, World world)
    {
        var (told, from, reason) = (e.Process, e.Other, (ExitReason)e.Payload!);
        var (instant, seed) = (world.Options.Delivery == Delivery.Instant, world.Options.Rules == Rules.Seed);
        if (!(met || reason.Equals(_reasons[from])))
        {
            return new Violation($"{world[told]} was told that {world[from]} died of {reason}, which {(_reasons[from] is { } real ? $"died of {real}" : "is alive")}");
        }
        if (instant ? _owed.Take(from, told) is null : !met)
        {
            return new Violation($"{world[told]} was told of the death of {world[from]} and was not linked with it, or was told before");
        }
        if (IsGone(told))
        {
            return new Violation($"{world[told]} was told of the death of {world[from]} and was dead itself");
        }
        if (seed ? !reason.IsNormal : _trapping[told])
        {
            _due = new DueExit(e.Kind, EventKinds.Arrived, told, from, e.Number, from, reason);
        }
        else if (!reason.IsNormal)
        {
            _due = Death(e, reason, from, world);
        }
        return null;
    }

    /// <summary>What comes of exit/2. To oneself and not trapped it takes effect at once, even with reason <c>normal</c>; one that was trapped when it was sent is as anybody's.</summary>
    private Violation? OnReached(in Event e, in DueExit met, World world)
    {
        var (receiver, sender, reason) = (e.Process, e.Other, (ExitReason)e.Payload!);
        if (!met.IsSome || IsGone(receiver))
        {
            return new Violation($"{world[receiver]} {(met.IsSome ? "was dead already when it got" : "got")} an exit signal of {world[sender]}{(met.IsSome ? "" : " that was not sent")}");
        }
        if (reason.Equals(ExitReason.Kill))
        {
            _due = Death(e, ExitReason.Killed, sender, world);
        }
        else if (_trapping[receiver])
        {
            _due = new DueExit(e.Kind, EventKinds.Arrived, receiver, sender, e.Number, sender, reason);
        }
        else if (!reason.IsNormal || (sender == receiver && met.Source == EventKind.ExitSent))
        {
            _due = Death(e, reason, sender, world);
        }
        return null;
    }

    private DueExit Death(in Event e, ExitReason reason, int cause, World world)
    {
        var links = _links.Of(e.Process).Length - (e.Kind == EventKind.ExitSignalled ? 1 : 0); // But the one over which the signal came.
        return DueExit.Death(e, reason, cause, world.Options.Delivery, links);
    }

    private Violation? OnCondemned(in Event e, bool met, World world)
    {
        var (process, reason) = (e.Process, (ExitReason)e.Payload!);
        if (IsGone(process))
        {
            return new Violation($"{world[process]} is to die of {reason}, and was dead or dying already");
        }
        if (!met && (e.Other >= 0 || !IsError(reason)))
        {
            return new Violation($"{world[process]} is to die of {reason}, and nothing that happened does that");
        }
        _dooms[process] = new Doom(reason, e.Other);
        _ended.Add(process);
        _touched.Add(process);
        return null;
    }

    private Violation? OnDied(in Event e, bool met, World world)
    {
        var (process, reason, doom) = (e.Process, (ExitReason)e.Payload!, _dooms[e.Process]);
        Violation? violation = null;
        if (doom.Reason is not null && (!doom.Reason.Equals(reason) || doom.Cause != e.Other))
        {
            violation = new Violation($"{world[process]} was to die of {doom.Reason}{Of(doom.Cause, world)}, and died of {reason}{Of(e.Other, world)}");
        }
        else if (doom.Reason is null && !met && e.Other >= 0)
        {
            violation = new Violation($"{world[process]} died of {world[e.Other]}, which had no signal for it that kills");
        }
        _owed.Owe(process, reason, _links, _reasons, world.Options.Rules);
        _exits.Forget(to: process);
        _reasons[process] = reason;
        _ended.Add(process);
        return violation;
    }

    private Violation? OnStepped(in Event e, World world)
    {
        var target = _targets.Of(e.Process);
        var violation = e.Op == Op.Link && !_refused && WasGone(target)
            ? new Violation($"{world[e.Process]} asked for a link with a dead process, and nothing came of it")
            : null;
        _refused = false;
        foreach (var notice in _owed.Items)
        {
            violation ??= _reasons[notice.Told] is null ? Untold(notice, world) : null;
        }
        _owed.Clear();
        _ended.Clear();
        _touched.Add(e.Process);
        foreach (var process in _touched.Processes)
        {
            violation ??= CompareState(process, world);
            _targets.Look(process, world);
        }
        _touched.Clear();
        return violation;
    }

    private Violation Untold(in OwedNotices.Notice notice, World world) => notice.Reason.Equals(_reasons[notice.Dead])
        ? new Violation($"{world[notice.Told]} was linked with {world[notice.Dead]} when it died of {notice.Reason}, and was not told")
        : new Violation($"{world[notice.Told]} had asked for a link with {world[notice.Dead]} when it died, and was not told");

    private Violation? CompareState(int process, World world)
    {
        var view = world[process];
        if (_reasons[process] is { } reason)
        {
            return reason.Equals(view.Reason) ? null : new Violation($"{view} died of {reason}, and the machine says {Literal.Of(view.Reason)}");
        }
        if (view.IsCondemned != (_dooms[process].Reason is not null))
        {
            return new Violation($"{view} {(view.IsCondemned ? "must die, and nothing ended it" : "was ended, and need not die")}");
        }
        return view.IsTrapping == _trapping[process]
            ? null
            : new Violation($"{view} {(view.IsTrapping ? "traps exits and did not ask for it" : "asked to trap exits and does not")}");
    }

    private Violation? OnQuiescent(World world) => _exits.Items is [var left, ..]
        ? new Violation($"the exit signal {left.Reason} of {world[left.From]} did not reach {world[left.To]}")
        : null;

    private bool IsGone(int process) => _reasons[process] is not null || _dooms[process].Reason is not null;

    /// <summary>Whether the process was dead or dying, or did not exist, before this step; it may have ended within it, after it was linked.</summary>
    private bool WasGone(int target) => target == -1 || (target >= 0 && IsGone(target) && !_ended.Items.Contains(target));

    /// <summary>What ends a process without a signal or an instruction that says so.</summary>
    private static bool IsError(ExitReason reason) => reason.Exception is not null || reason.Equals(ExitReason.SystemLimit);

    private static string Of(int cause, World world) => cause < 0 ? "" : $" of {world[cause]}";
}
