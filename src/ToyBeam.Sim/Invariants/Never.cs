using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants;

/// <summary>A claim about the state that must hold after no step, and not when nothing may happen any more.</summary>
/// <param name="name">What it is called in reports.</param>
/// <param name="predicate">The claim; no effects.</param>
public sealed class Never(string name, Func<World, bool> predicate) : IInvariant
{
    private readonly Violation _violation = new($"\"{name}\" happened");

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.State;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Stepped | EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world) => predicate(world) ? _violation : null;
}
