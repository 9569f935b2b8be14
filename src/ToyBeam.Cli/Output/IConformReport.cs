using ToyBeam.Cli.Commands;
using ToyBeam.Sim.Conformance;

namespace ToyBeam.Cli.Output;

/// <summary>Tells what <c>conform</c> found.</summary>
internal interface IConformReport
{
    /// <summary>It begins.</summary>
    /// <param name="emulator">Which emulator.</param>
    void Begin(string emulator);

    /// <summary>An observation that cannot be come to, or of which nobody knows.</summary>
    void Tell(Reach reach, Mismatch mismatch, bool shrunk);

    /// <summary>It is over.</summary>
    void End(ConformanceTotals totals, ConformEnd end);
}
