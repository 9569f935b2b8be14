using ToyBeam.Core;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary>
/// <c>crash-propagation</c>: of a death each process linked at that time gets notice exactly once; trapping, one EXIT with that reason; else it
/// dies of it, if it is abnormal, unless it was dead already; nobody else dies of it. A link with the dead gives <c>noproc</c>.
/// </summary>
/// <remarks>Under the seed's rules: one message <c>"CRASH: P.1"</c> to each link of a crash, and nobody dies. What a signal does is the very next event.</remarks>
public sealed class CrashPropagation : IInvariant
{
    private const string SeedNotice = "CRASH: ";

    private readonly ShadowLinks _links = new();
    private readonly LinkTargets _targets = new();
    private readonly PerProcess<bool> _trapping = new();
    private readonly PerProcess<ExitReason?> _reasons = new();
    private readonly Touched _touched = new();
    private Row<int> _died; // In this step.
    private Effect _due;
    private bool _refused;

    /// <summary>What the last event must be followed by at once.</summary>
    private readonly record struct Effect(EventKind Kind, int Process, int Cause, int From, ExitReason? Reason);

    /// <inheritdoc/>
    public string Name => "crash-propagation";

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Started | EventKinds.Spawned | EventKinds.Linked | EventKinds.LinkRefused | EventKinds.Unlinked |
        EventKinds.TrapSet | EventKinds.ExitSignalled | EventKinds.Arrived | EventKinds.Died | EventKinds.Stepped;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _links.Clear();
        _targets.Clear();
        _trapping.Clear();
        _reasons.Clear();
        _touched.Clear();
        _died.Clear();
        _due = default;
        _refused = false;
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        if (_due.Reason is not null)
        {
            var due = _due;
            _due = default;
            if (!Is(e, due, world))
            {
                return new Violation(Missing(due, world));
            }
        }
        else if (e is { Kind: EventKind.Died, Other: >= 0 })
        {
            return new Violation($"{world[e.Process]} died of {world[e.Other]}, which had no signal for it that kills");
        }
        switch (e.Kind)
        {
            case EventKind.Started:
                _targets.Look(e.Process, world);
                return null;
            case EventKind.Spawned:
                _touched.Add(e.Other);
                return null;
            case EventKind.Linked:
                _links.Add(e.Process, e.Other);
                return null;
            case EventKind.Unlinked:
                _links.Remove(e.Process, Math.Max(e.Other, 0));
                return null;
            case EventKind.TrapSet:
                _trapping[e.Process] = e.Number == 1;
                _touched.Add(e.Process);
                return null;
            case EventKind.LinkRefused:
                return OnRefused(e, world);
            case EventKind.ExitSignalled:
                return OnSignalled(e, world);
            case EventKind.Died:
                _reasons[e.Process] = (ExitReason?)e.Payload;
                _died.Add(e.Process);
                return null;
            case EventKind.Stepped:
                return OnStepped(e, world);
            default:
                return null;
        }
    }

    private Violation? OnRefused(in Event e, World world)
    {
        _refused = true;
        if (e.Other >= 0 && _reasons[e.Other] is null)
        {
            return new Violation($"{world[e.Process]} was refused a link with {world[e.Other]}, which is alive");
        }
        if (world.Options.Rules == Rules.Otp)
        {
            _due = new Effect(_trapping[e.Process] ? EventKind.Arrived : EventKind.Died, e.Process, -1, e.Other, ExitReason.NoProc);
        }
        return null;
    }

    private Violation? OnSignalled(in Event e, World world)
    {
        var (told, from) = (e.Process, e.Other);
        var reason = _reasons[from];
        if (reason is null || !reason.Equals(e.Payload))
        {
            return new Violation($"{world[told]} was told that {world[from]} died of {Literal.Of(e.Payload)}, which {(reason is null ? "is alive" : $"died of {reason}")}");
        }
        if (!_links.Remove(told, from))
        {
            return new Violation($"{world[told]} was told of the death of {world[from]} and was not linked with it, or was told before");
        }
        if (_reasons[told] is not null)
        {
            return new Violation($"{world[told]} was told of the death of {world[from]} and was dead itself");
        }
        var seed = world.Options.Rules == Rules.Seed;
        if (seed && reason.IsNormal)
        {
            return new Violation($"{world[told]} was told of the normal end of {world[from]}");
        }
        if (seed || _trapping[told])
        {
            _due = new Effect(EventKind.Arrived, told, from, from, reason);
        }
        else if (!reason.IsNormal)
        {
            _due = new Effect(EventKind.Died, told, from, from, reason);
        }
        return null;
    }

    private Violation? OnStepped(in Event e, World world)
    {
        var violation = e.Op == Op.Link && !_refused && WasDead(_targets.Of(e.Process))
            ? new Violation($"{world[e.Process]} asked for a link with a dead process, and nothing came of it")
            : null;
        _refused = false;
        foreach (var process in _died.Items)
        {
            violation ??= Untold(process, world);
            _links.RemoveAll(process);
        }
        _died.Clear();
        _touched.Add(e.Process);
        foreach (var process in _touched.Processes)
        {
            violation ??= CompareState(process, world);
            _targets.Look(process, world);
        }
        _touched.Clear();
        return violation;
    }

    /// <summary>Who was linked with the dead, lives, and was not told.</summary>
    private Violation? Untold(int dead, World world)
    {
        if (world.Options.Rules == Rules.Seed && _reasons[dead]!.IsNormal)
        {
            return null;
        }
        foreach (var linked in _links.Of(dead))
        {
            if (_reasons[linked] is null)
            {
                return new Violation($"{world[linked]} was linked with {world[dead]} when it died of {_reasons[dead]}, and was not told");
            }
        }
        return null;
    }

    private Violation? CompareState(int process, World world)
    {
        var view = world[process];
        if (_reasons[process] is { } reason)
        {
            return reason.Equals(view.Reason) ? null : new Violation($"{view} died of {reason}, and the machine says {Literal.Of(view.Reason)}");
        }
        return view.IsTrapping == _trapping[process]
            ? null
            : new Violation($"{view} {(view.IsTrapping ? "traps exits and did not ask for it" : "asked to trap exits and does not")}");
    }

    /// <summary>Whether the process was dead, or did not exist, before this step; it may have died within it, after it was linked.</summary>
    private bool WasDead(int target) => target == -1 || (target >= 0 && _reasons[target] is not null && !_died.Items.Contains(target));

    private static bool Is(in Event e, in Effect due, World world) =>
        e.Kind == due.Kind && e.Process == due.Process &&
        (due.Kind == EventKind.Died ? e.Other == due.Cause && due.Reason!.Equals(e.Payload) : IsNotice(e.Payload, due, world));

    private static bool IsNotice(object? message, in Effect due, World world)
    {
        if (world.Options.Rules == Rules.Seed)
        {
            return message is string text && text.StartsWith(SeedNotice, StringComparison.Ordinal) &&
                text.AsSpan(SeedNotice.Length).SequenceEqual(world[due.From].Pid.ToString());
        }
        return message is ExitMessage exit && exit.Reason.Equals(due.Reason) && world.IndexOf(exit.From) == due.From;
    }

    private static string Missing(in Effect due, World world)
    {
        var from = due.From < 0 ? "a process that does not exist" : world[due.From].ToString();
        return due.Kind == EventKind.Died
            ? $"{world[due.Process]} did not die of the signal {due.Reason} of {from}"
            : $"{world[due.Process]} did not get the message that {from} died of {due.Reason}";
    }
}
