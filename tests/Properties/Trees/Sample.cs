using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>Generated trees for laws: half with the default weights, half with every statement and awkward texts.</summary>
internal static class Sample
{
    private static readonly TreeWeights Everything = TreeWeights.Default with
    {
        Fail = 2,
        Note = 2,
        ServerPercent = 50,
        MaxWork = 1_000_000_000,
        Texts = ["", "a", "\"\\\n", "# ; }", "größe 🎉", new string('x', 120)],
    };

    internal static IEnumerable<ProgramTree> Trees(int count)
    {
        for (var seed = 0; seed < count; seed++)
            yield return TreeGen.FromSeed((ulong)seed, seed % 50, seed % 2 == 0 ? null : Everything);
    }
}
