using ToyBeam.Core;
using ToyBeam.Sim.Running;

namespace ToyBeam.Scenarios.Semantics;

/// <summary>What a row looks at when a run is over: what its processes took and how they ended, or something of its own.</summary>
/// <param name="own">Something of its own; null for what the <see cref="Observer"/> tells.</param>
/// <param name="paths">The processes to look at; none for all.</param>
internal sealed class View(Func<World, string>? own, IReadOnlyList<string> paths)
{
    private const string Between = " ; ";

    private readonly Observer _observer = new();

    public EventKinds Needs => _observer.Needs;

    public void Begin(World world) => _observer.Begin(world);

    public void On(in Event e, World world)
    {
        if ((_observer.Needs & (EventKinds)(1L << (int)e.Kind)) != 0)
        {
            _observer.On(e, world);
        }
    }

    public string Of(World world)
    {
        if (own is not null)
        {
            return own(world);
        }
        var text = _observer.TextOf(world);
        return paths.Count == 0 ? text : string.Join(Between, text.Split(Between).Where(process => paths.Contains(process[..process.IndexOf(':', StringComparison.Ordinal)])));
    }
}
