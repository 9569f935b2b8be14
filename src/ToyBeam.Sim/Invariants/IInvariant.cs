using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants;

/// <summary>A claim that is checked while a program runs: a fold over events. One of the two seams of ToyBeam: an own invariant is a dozen lines.</summary>
/// <remarks>One object serves many runs, one after the other. It sees the events of a step in order, after the step: <see cref="World"/> shows the state after all of them.</remarks>
public interface IInvariant
{
    /// <summary>The name by which it is reported, chosen and shrunk for; lower case with dashes.</summary>
    string Name { get; }

    /// <summary>The kinds of event that it must see; the fewer, the faster the run.</summary>
    EventKinds Needs { get; }

    /// <summary>What decides whether the claim holds, so that an exhaustive search knows what it has proved; <see cref="ClaimScope.Run"/> unless said.</summary>
    ClaimScope Scope => ClaimScope.Run;

    /// <summary>A new run begins.</summary>
    void Begin(World world);

    /// <summary>Sees an event.</summary>
    /// <returns>Null while the claim holds, else what broke it.</returns>
    Violation? On(in Event e, World world);
}
