using ToyBeam.Core;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary>
/// <c>link-symmetry</c>: links are symmetric, none leads to oneself or to the dead; a link links and an unlink unlinks. In the channel modes
/// one side may know more than the other as long as a signal is in flight that will tell it.
/// </summary>
/// <remarks>Keeps the links that the events tell of, and compares them with the machine's for each process that a step has to do with; for all at quiescence.</remarks>
public sealed class LinkSymmetry : IInvariant
{
    private readonly ShadowLinks _links = new();
    private readonly LinkTargets _targets = new();
    private readonly PerProcess<bool> _dead = new();
    private readonly PerProcess<bool> _condemned = new();
    private readonly PerProcess<bool> _marked = new();
    private readonly Touched _touched = new();

    /// <inheritdoc/>
    public string Name => "link-symmetry";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => ShadowLinks.Needs | EventKinds.Started | EventKinds.Condemned | EventKinds.Stepped | EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _links.Clear();
        _targets.Clear();
        _dead.Clear();
        _condemned.Clear();
        _touched.Clear();
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Started:
                _targets.Look(e.Process, world);
                return null;
            case EventKind.Stepped:
                return OnStepped(e, world);
            case EventKind.Quiescent:
                return CompareAll(world);
            default:
                var violation = Check(e, world);
                _links.See(e, world);
                return violation;
        }
    }

    /// <summary>Looks at an event that is about to change the links, or who may have any.</summary>
    private Violation? Check(in Event e, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Spawned:
                _touched.Add(e.Other);
                return null;
            case EventKind.Linked:
                return OnLinked(e, world);
            case EventKind.Unlinked:
                return OnUnlinked(e, world);
            case EventKind.Queued or EventKind.Delivered when !IsOfLinks((SignalKind)e.Payload!):
                return null;
            case EventKind.Condemned:
                _condemned[e.Process] = true;
                return null;
            case EventKind.Died:
                OnDied(e.Process);
                return null;
            default:
                _touched.Add(e.Process);
                _touched.Add(e.Other);
                return null;
        }
    }

    private static bool IsOfLinks(SignalKind kind) => kind is SignalKind.Link or SignalKind.Unlink or SignalKind.LinkExit;

    private Violation? OnLinked(in Event e, World world)
    {
        if (e.Process == e.Other)
        {
            return new Violation($"{world[e.Process]} got a link with itself");
        }
        if (IsGone(e.Process) || IsGone(e.Other))
        {
            var dead = IsGone(e.Process) ? e.Process : e.Other;
            return new Violation($"{world[dead == e.Process ? e.Other : e.Process]} got a link with {world[dead]}, which is dead");
        }
        _touched.Add(e.Process);
        _touched.Add(e.Other);
        return null;
    }

    /// <summary>Whether nobody can be linked with the process any more.</summary>
    private bool IsGone(int process) => _dead[process] || _condemned[process];

    private Violation? OnUnlinked(in Event e, World world)
    {
        var linked = e.Other >= 0 && _links.Contains(e.Process, e.Other);
        _touched.Add(e.Process);
        _touched.Add(e.Other);
        return linked == (e.Number == 1)
            ? null
            : new Violation($"{world[e.Process]} ended a link that {(linked ? "was there, and the machine says it was not" : "was not there, and the machine says it was")}");
    }

    private void OnDied(int process)
    {
        _dead[process] = true;
        _touched.Add(process);
        foreach (var other in _links.Of(process))
        {
            _touched.Add(other);
        }
        foreach (var request in _links.Requests)
        {
            if (request.To == process)
            {
                _touched.Add(request.From);
            }
        }
    }

    private Violation? OnStepped(in Event e, World world)
    {
        var violation = e.Op == Op.Link ? CompareWithProgram(e.Process, world) : null;
        _targets.Look(e.Process, world);
        foreach (var process in _touched.Processes)
        {
            violation ??= Compare(process, world) ?? OneSided(process, world, inTheEnd: false);
            _targets.Look(process, world);
        }
        _touched.Clear();
        return violation;
    }

    private Violation? CompareWithProgram(int process, World world)
    {
        var target = _targets.Of(process);
        return target < 0 || target == process || IsGone(target) || _dead[process] || _links.Contains(process, target)
            ? null
            : new Violation($"{world[process]} asked for a link with {world[target]} and has none");
    }

    private Violation? CompareAll(World world)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if ((Compare(i, world) ?? OneSided(i, world, inTheEnd: true)) is { } violation)
            {
                return violation;
            }
        }
        return null;
    }

    /// <summary>Whether the machine's links of a process are those of the events; by marking them, in time linear in their number.</summary>
    private Violation? Compare(int process, World world)
    {
        var actual = world[process].Links;
        foreach (var other in actual)
        {
            _marked[other] = true;
        }
        Violation? violation = null;
        foreach (var other in _links.Of(process))
        {
            if (!_marked[other])
            {
                violation = new Violation($"{world[process]} should be linked with {world[other]} and is not");
            }
            _marked[other] = false;
        }
        foreach (var other in actual)
        {
            if (_marked[other])
            {
                violation = new Violation($"{world[process]} is linked with {world[other]} and should not be");
            }
            _marked[other] = false;
        }
        return violation ?? (actual.Length == _links.Of(process).Length ? null : new Violation($"{world[process]} has two links with one process"));
    }

    /// <summary>A link of which the other side knows nothing, or with the dead, though no signal is in flight that will put it right.</summary>
    private Violation? OneSided(int process, World world, bool inTheEnd)
    {
        if (world.Options.Delivery == Delivery.Instant)
        {
            return null; // Both halves of the events are the same, then.
        }
        foreach (var other in _links.Of(process))
        {
            if ((_dead[other] || !_links.Contains(other, process)) && (inTheEnd || !WillBeTold(process, other, world)))
            {
                return new Violation($"{world[process]} is linked with {world[other]}, which {(_dead[other] ? "is dead" : "is not linked with it")}, and no signal in flight says so");
            }
        }
        return null;
    }

    private bool WillBeTold(int process, int other, World world) =>
        Channels.Carries(world, other, process, SignalKind.Unlink) ||
        (_dead[other] ? Channels.Carries(world, other, process, SignalKind.LinkExit) : Channels.Carries(world, process, other, SignalKind.Link));
}
