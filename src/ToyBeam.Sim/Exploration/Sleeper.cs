using ToyBeam.Sim.Exploration.Dependency;

namespace ToyBeam.Sim.Exploration;

/// <summary>A step that need not be tried at a point, for all that begins with it has been seen.</summary>
/// <remarks>
/// By observation it may be taken all the same, when a receive will show that another message came first; until then it stays, and nothing else is to be tried.
/// Source: S. Aronis, B. Jonsson, M. Lång, K. Sagonas, "Optimal dynamic partial order reduction with observers", TACAS 2018, which lets sequences sleep.
/// </remarks>
/// <param name="Step">The step.</param>
/// <param name="Since">The point at which it was tried.</param>
/// <param name="Taken">Where it was taken after all; -1 for nowhere.</param>
internal readonly record struct Sleeper(Footprint Step, int Since, int Taken = -1)
{
    /// <summary>Whether it was taken after all.</summary>
    public bool IsTaken => Taken >= 0;
}
