using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants;

/// <summary><c>no-fail</c>: no process finds, by the instruction <c>Fail</c>, that something does not hold.</summary>
public sealed class NoFail : IInvariant
{
    /// <inheritdoc/>
    public string Name => "no-fail";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Failed;

    /// <inheritdoc/>
    public void Begin(World world)
    {
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        var text = (string)e.Payload!;
        return new Violation($"{world[e.Process]} failed: {text}") { Detail = Pids.Hide(text, world) };
    }
}
