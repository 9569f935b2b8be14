using ToyBeam.Core;
using ToyBeam.Sim.Invariants;

namespace ToyBeam.Sim.Running;

/// <summary>Hands each event to the invariants that asked for its kind, in their order.</summary>
/// <remarks>
/// Through delegates that are bound once: the invariants at one call site are of a dozen types, for which a call through the interface looks the
/// method up in a table every time. That was a fifth of a checked run.
/// </remarks>
internal sealed class Watch
{
    private readonly IInvariant[] _invariants;
    private readonly Watcher[][] _byKind = new Watcher[(int)EventKind.Untold + 1][];
    private readonly bool[] _broken;

    public Watch(IReadOnlyList<IInvariant> invariants)
    {
        _invariants = [.. invariants];
        _broken = new bool[invariants.Count];
        var watchers = _invariants.Select((invariant, index) => new Watcher(index, invariant.On)).ToArray();
        for (var kind = 0; kind < _byKind.Length; kind++)
        {
            var bit = (EventKinds)(1L << kind);
            _byKind[kind] = [.. watchers.Where(watcher => (_invariants[watcher.Index].Needs & bit) != 0)];
            Needs |= _byKind[kind].Length > 0 ? bit : 0;
        }
    }

    private delegate Violation? Check(in Event e, World world);

    private readonly record struct Watcher(int Index, Check Check);

    public EventKinds Needs { get; }

    /// <summary>Which invariants broke in this run, by their index; each is asked until it breaks.</summary>
    public IReadOnlyList<bool> Broken => _broken;

    public void Begin(World world)
    {
        Array.Clear(_broken);
        foreach (var invariant in _invariants)
        {
            invariant.Begin(world);
        }
    }

    /// <summary>Shows the events to whom they concern; adds a verdict for each claim that they break.</summary>
    public void See(ReadOnlySpan<Event> events, World world, List<Verdict> failures)
    {
        foreach (ref readonly var e in events)
        {
            foreach (var (index, check) in _byKind[(int)e.Kind])
            {
                if (!_broken[index] && check(e, world) is { } violation)
                {
                    _broken[index] = true;
                    failures.Add(new Verdict(_invariants[index].Name, violation, world.Steps));
                }
            }
        }
    }
}
