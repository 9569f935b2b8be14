using ToyBeam.Core;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Xunit.Cases;

/// <summary>All that a generated case depends on, besides its property.</summary>
/// <param name="Seed">From which arguments and explorations draw, each from a stream of its own.</param>
/// <param name="Size">The size for the generators.</param>
internal readonly record struct CaseAddress(ulong Seed, int Size)
{
    /// <summary>Stands in tokens where a search has its strategy.</summary>
    private const string Strategy = "property";

    public ulong ExplorationSeed => Rng.StreamSeed(Seed, 0, Purpose.Schedule);

    /// <summary>The address of a property's case: other properties, present or not, do not move it.</summary>
    public static CaseAddress Of(ulong baseSeed, string property, long number, int size) =>
        new(Rng.StreamSeed(SplitMix64.Mix(baseSeed) ^ Hashing.Of(property), number, Purpose.Test), size);

    /// <summary>Whether a token addresses a property's case, and of which property.</summary>
    public static bool TryRead(Token token, out CaseAddress address, out string property)
    {
        var mine = token is SeedToken { Strategy: Strategy, Target: NamedTarget, Run: <= int.MaxValue };
        address = mine ? new CaseAddress(((SeedToken)token).Seed, (int)((SeedToken)token).Run) : default;
        property = mine ? ((NamedTarget)token.Target).Name : "";
        return mine;
    }

    public ulong ArgumentSeed(int parameter) => Rng.StreamSeed(Seed, parameter, Purpose.Program);

    public SeedToken TokenOf(string property) => new(new MachineOptions(), new NamedTarget(property, []), Strategy, Seed, Size);
}
