using ToyBeam.Core;
using ToyBeam.Sim.Invariants;

namespace ToyBeam.Scenarios.Shrinking;

/// <summary>A claim that something does not come out when a run is over: a way to ask for the simplest schedule with which it does.</summary>
internal sealed class AtTheEnd(Func<World, bool> isSo) : IInvariant
{
    public string Name => "not-at-the-end";

    public ClaimScope Scope => ClaimScope.Trace;

    public EventKinds Needs => EventKinds.Quiescent;

    public void Begin(World world)
    {
    }

    public Violation? On(in Event e, World world) => isSo(world) ? new Violation("it came out so") : null;
}
