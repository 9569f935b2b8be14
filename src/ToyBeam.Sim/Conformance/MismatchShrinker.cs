using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Conformance;

/// <summary>Looks for a smaller program that also comes to something on the emulator that the machine cannot come to.</summary>
/// <remarks>A smaller program is run on the emulator often, under the setting that showed the mismatch; a program that shows it rarely may be missed.</remarks>
internal sealed class MismatchShrinker(Emulator emulator, Judge judge, ConformanceOptions options)
{
    /// <summary>Smaller programs that are tried with one start of the emulator.</summary>
    private const int AtOnce = 48;

    private int _starts;

    /// <summary>The smallest program found, with its observation.</summary>
    public (ProgramTree Tree, Sighting Sighting) Shrink(ProgramTree tree, Sighting sighting)
    {
        var spotter = new Spotter(emulator, [sighting.Setting with { Runs = options.ShrinkRuns }]);
        while (Smaller(tree, spotter) is { } smaller)
        {
            (tree, sighting) = smaller;
        }
        return (tree, sighting);
    }

    private (ProgramTree Tree, Sighting Sighting)? Smaller(ProgramTree tree, Spotter spotter)
    {
        foreach (var candidates in TreeShrinker.Shrink(tree).Distinct().Chunk(AtOnce))
        {
            if (_starts++ == options.ShrinkStarts)
            {
                return null;
            }
            foreach (var seen in spotter.Watch(candidates))
            {
                if (Mismatching(seen) is { } sighting)
                {
                    return (seen.Tree, sighting);
                }
            }
        }
        return null;
    }

    private Sighting? Mismatching(Sightings seen)
    {
        var start = seen.Tree.Compile();
        return seen.Seen.FirstOrDefault(sighting => judge.Of(start, sighting).Reach == Reach.Unreachable);
    }
}
