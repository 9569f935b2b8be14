using FsCheck;
using FsCheck.Fluent;

namespace ToyBeam.Sim.Trees;

/// <summary>Generates program trees, well formed by construction: the names in scope are carried along.</summary>
public static class TreeGen
{
    /// <summary>The second half of FsCheck's seed: any fixed odd number would do.</summary>
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private static readonly Gen<ProgramTree> DefaultTrees = Trees();

    /// <summary>A generator whose size bounds the trees it makes.</summary>
    /// <param name="weights">How often what; null for the defaults.</param>
    /// <returns>Trees of at most about 2/3 of the size in statements; nine in ten of size 30 have a <see cref="ProgramTree.Size"/> of 8 to 24.</returns>
    public static Gen<ProgramTree> Trees(TreeWeights? weights = null) => Gen.Sized(size => new TreeGrower(weights ?? TreeWeights.Default).Tree(size));

    /// <summary>The generator together with the shrinker, for FsCheck.</summary>
    /// <param name="weights">How often what; null for the defaults.</param>
    /// <returns>The arbitrary.</returns>
    public static Arbitrary<ProgramTree> Arbitrary(TreeWeights? weights = null) => Arb.From(Trees(weights), TreeShrinker.Shrink);

    /// <summary>The tree of a seed: the same for ever with one version of the generator.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">0 or more; see <see cref="Trees"/>.</param>
    /// <param name="weights">How often what; null for the defaults.</param>
    /// <returns>The tree.</returns>
    public static ProgramTree FromSeed(ulong seed, int size, TreeWeights? weights = null) =>
        (weights is null ? DefaultTrees : Trees(weights)).Sample(1, new Rnd(seed, Gamma), size)[0];
}
