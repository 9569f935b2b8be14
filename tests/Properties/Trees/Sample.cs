using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Trees;

/// <summary>Generated trees for laws: half with the default weights, half with every statement and awkward texts.</summary>
internal static class Sample
{
    private static readonly TreeWeights Everything = TreeWeights.Default with
    {
        Fail = 4,
        Note = 4,
        ServerPercent = 50,
        MaxWork = 1_000_000_000,
        AfterPercent = 50,
        Timeouts = [0, 7, 1_000_000_000],
        Names = ["n", "_n", "main", "c1", "Long_name_9"],
        Texts = ["", "a", "\"\\\n", "# ; }", "größe 🎉", new string('x', 120)],
    };

    internal static IEnumerable<ProgramTree> Trees(int count)
    {
        for (var seed = 0; seed < count; seed++)
            yield return TreeGen.FromSeed((ulong)seed, seed % 50, seed % 2 == 0 ? null : Everything);
    }
}
