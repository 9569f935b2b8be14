namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>A link on its way to the other side.</summary>
/// <param name="From">Who asked for it.</param>
/// <param name="To">The other side.</param>
/// <param name="Number">Which signal of its sender it is.</param>
/// <param name="UnlinksSeen">Of how many ends of that link by the other side its sender had heard.</param>
internal readonly record struct LinkRequest(int From, int To, int Number, int UnlinksSeen);
