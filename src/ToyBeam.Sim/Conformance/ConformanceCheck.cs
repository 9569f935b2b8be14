using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Conformance;

/// <summary>Runs programs on the emulator, and checks that the machine can come to everything that was observed there.</summary>
/// <remarks>
/// One direction only: what the emulator did not show in a few runs says nothing. Keeps no state: batches may be checked on several threads,
/// and what one comes to depends on nothing but what the emulator showed.
/// </remarks>
public sealed class ConformanceCheck
{
    private readonly Emulator _emulator;
    private readonly ConformanceOptions _options;
    private readonly Spotter _spotter;

    /// <summary>A check.</summary>
    /// <param name="emulator">Where programs run for real.</param>
    /// <param name="options">What is done with each.</param>
    public ConformanceCheck(Emulator emulator, ConformanceOptions options)
    {
        _emulator = emulator;
        _options = options;
        _spotter = new Spotter(emulator, EmulatorSetting.Usual(options.Runs));
    }

    /// <summary>Checks the generated programs of some seeds.</summary>
    /// <param name="seeds">The seeds; some hundred keep the emulator busy.</param>
    /// <exception cref="EmulatorException">The emulator did not do what it was asked for.</exception>
    public IReadOnlyList<CheckedProgram> Check(IReadOnlyList<ulong> seeds)
    {
        var seen = _spotter.Watch([.. seeds.Select(_options.Program)]);
        return [.. seen.Select((sightings, i) => JudgeAll(seeds[i], sightings))];
    }

    /// <summary>Checks a program.</summary>
    /// <param name="tree">The program.</param>
    public CheckedProgram Check(ProgramTree tree) => JudgeAll(null, _spotter.Watch([tree])[0]);

    /// <summary>Looks for what the machine can do that is most like an observation, and, if asked, for a smaller program with such an observation.</summary>
    /// <param name="program">The program.</param>
    /// <param name="judgement">Its observation; to be shrunk only if it is unreachable.</param>
    /// <param name="shrink">Whether to look for a smaller program.</param>
    public Mismatch Investigate(CheckedProgram program, Judgement judgement, bool shrink)
    {
        var judge = new Judge(_options.Budget);
        var (tree, sighting) = shrink
            ? new MismatchShrinker(_emulator, judge, _options).Shrink(program.Sightings.Tree, judgement.Sighting)
            : (program.Sightings.Tree, judgement.Sighting);
        var nearest = Nearness.Nearest(sighting.Observation.ToString(), judge.Sample(tree.Compile()));
        return new Mismatch(program.Seed, tree, program.Sightings.Tree, sighting, nearest);
    }

    private CheckedProgram JudgeAll(ulong? seed, Sightings sightings)
    {
        var judge = new Judge(_options.Budget);
        var start = sightings.Tree.Compile();
        return new CheckedProgram(seed, sightings, [.. sightings.Seen.Select(sighting => judge.Of(start, sighting))]);
    }
}
