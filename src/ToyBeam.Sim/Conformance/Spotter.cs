using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Conformance;

/// <summary>Runs programs on the emulator under several settings and puts together what was seen of each.</summary>
internal sealed class Spotter(Emulator emulator, IReadOnlyList<EmulatorSetting> settings)
{
    /// <summary>So many programs at least keep the emulator busy; of fewer, several copies run side by side.</summary>
    private const int Busy = 64;

    /// <summary>Runs all of them, at the same time.</summary>
    public IReadOnlyList<Sightings> Watch(IReadOnlyList<ProgramTree> trees)
    {
        var notes = new Notes[trees.Count];
        for (var i = 0; i < trees.Count; i++)
        {
            notes[i] = new Notes();
        }
        foreach (var setting in settings)
        {
            Watch(trees, setting, notes);
        }
        return [.. trees.Select((tree, i) => notes[i].ToSightings(tree))];
    }

    private void Watch(IReadOnlyList<ProgramTree> trees, EmulatorSetting setting, Notes[] notes)
    {
        var copies = CopiesOf(trees.Count, setting.Runs);
        var texts = new ErlangText[trees.Count * copies];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = ErlangText.Of(trees[i % trees.Count], i);
        }
        var runs = setting.Runs / copies;
        foreach (var line in emulator.Run(texts.Select(text => text.Term), setting with { Runs = runs }))
        {
            var (copy, program) = Math.DivRem(line.Program, trees.Count);
            notes[program].Add(line with { FirstRun = line.FirstRun + (copy * runs) }, texts[line.Program].Texts, setting);
        }
    }

    /// <summary>How many copies of each program there are: as many as needed, among those numbers that share out the runs evenly.</summary>
    private static int CopiesOf(int programs, int runs)
    {
        var copies = Math.Min(runs, Math.Max(1, Busy / Math.Max(1, programs)));
        while (runs % copies != 0)
        {
            copies--;
        }
        return copies;
    }

    /// <summary>What was seen of one program so far.</summary>
    private sealed class Notes
    {
        private readonly SortedDictionary<string, Sighting> _sightings = new(StringComparer.Ordinal);
        private int _runs;
        private int _unclear;
        private int _unsettled;

        public void Add(EmulatorLine line, IReadOnlyList<string> texts, EmulatorSetting setting)
        {
            if (!line.IsObservation)
            {
                _unclear += line.Result == EmulatorLine.Unclear ? line.Count : 0;
                _unsettled += line.Result == EmulatorLine.Unsettled ? line.Count : 0;
                return;
            }
            _runs += line.Count;
            var sighting = new Sighting(line.Read(texts), setting, line.FirstRun, line.Count);
            var key = sighting.Observation.ToString();
            _sightings[key] = _sightings.TryGetValue(key, out var known) ? known with { Count = known.Count + line.Count } : sighting;
        }

        public Sightings ToSightings(ProgramTree tree) =>
            new(tree, [.. _sightings.Values.OrderByDescending(sighting => sighting.Count)], _runs, _unclear, _unsettled);
    }
}
