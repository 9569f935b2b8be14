using ToyBeam.Sim.Explanations;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Shrinking;

namespace ToyBeam.Sim.Exploration;

/// <summary>Finds out why a finding fails that was recorded before.</summary>
public static class FindingExplainer
{
    /// <summary>The finding with its explanation.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="invariants">Makes what is checked.</param>
    public static Finding Explained(Finding finding, Func<IReadOnlyList<IInvariant>> invariants)
    {
        var sought = SoughtFailure.Of(new Laboratory(finding.Program.Options, invariants()), finding.Program, finding.Verdict);
        return finding with { Explanation = new Explainer(finding.Program, finding.Recording, sought, invariants()).Explain() };
    }
}
