using ToyBeam.Core;

namespace ToyBeam.Properties.Traces;

/// <summary>
/// All schedules of a small program, in classes: two belong together when one becomes the other by swapping neighbouring steps of which both orders are possible and
/// lead to the same place. By definition these are the traces.
/// </summary>
/// <remarks>Source: A. Mazurkiewicz, "Trace theory", 1986.</remarks>
internal sealed class SwapClasses
{
    private readonly List<Run> _runs = [];
    private readonly Dictionary<string, int> _runOf = [];
    private readonly List<int> _leader = [];

    /// <summary>Runs.</summary>
    public int Runs => _runs.Count;

    /// <summary>How often two neighbouring steps could be swapped.</summary>
    public int Swaps { get; private set; }

    /// <summary>All schedules of a program; null when there are more than <paramref name="most"/>.</summary>
    /// <param name="start">The program.</param>
    /// <param name="options">How it runs.</param>
    /// <param name="byText">Whether a place is told by its <see cref="Diary"/>; else by the machine's own hash of it.</param>
    /// <param name="most">So many and no more.</param>
    public static SwapClasses? Of(Start start, MachineOptions options, bool byText, int most)
    {
        var classes = new SwapClasses();
        var machine = new Machine(options) { Observed = EventKinds.All };
        var path = new List<(int Taken, int Of)>();
        do
        {
            if (classes.Runs == most)
            {
                return null;
            }
            classes.Add(RunOf(machine, start, path, byText));
        }
        while (Advance(path));
        classes.Join();
        return classes;
    }

    /// <summary>Each class with the hashes of the traces in it, and each hash with its classes.</summary>
    public (int Classes, int Hashes, int Pairs) Compare()
    {
        var pairs = _runs.Select((run, i) => (Class: Find(i), Hash: run.Trace)).Distinct().ToList();
        return (pairs.Select(pair => pair.Class).Distinct().Count(), pairs.Select(pair => pair.Hash).Distinct().Count(), pairs.Count);
    }

    /// <summary>Two runs of one class with different hashes, or of different classes with one hash; for reports.</summary>
    public string? Difference()
    {
        for (var i = 0; i < _runs.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Find(i) == Find(j) != (_runs[i].Trace == _runs[j].Trace))
                {
                    return $"{(Find(i) == Find(j) ? "one trace, two hashes" : "two traces, one hash")}:\n  {string.Join(' ', _runs[i].Actors)}\n  {string.Join(' ', _runs[j].Actors)}";
                }
            }
        }
        return null;
    }

    /// <summary>The first run of each trace that an engine has not found; for reports.</summary>
    public IEnumerable<string> Missing(Func<ulong, bool> found) =>
        _runs.Where(run => !found(run.Trace)).DistinctBy(run => run.Trace).Select(run => string.Join(' ', run.Actors));

    /// <summary>Two points with one hash that are not the same place, or two sides of a swap with two hashes; null for none.</summary>
    public string? Confusion { get; private set; }

    private static Run RunOf(Machine machine, Start start, List<(int Taken, int Of)> path, bool byText)
    {
        var (actors, places, hashes) = (new List<string>(), new List<ulong>(), new List<UInt128>());
        var diary = new Diary();
        machine.Reset(start);
        diary.Add(machine);
        for (var depth = 0; !machine.Enabled.IsEmpty; depth++)
        {
            if (depth == path.Count)
            {
                path.Add((0, machine.Enabled.Length));
            }
            actors.Add(ActorOf(machine, machine.Enabled[path[depth].Taken]));
            diary.Look(machine, machine.Enabled[path[depth].Taken]);
            machine.Step(path[depth].Taken);
            diary.Add(machine);
            var hash = machine.ConfigurationHash;
            hashes.Add(hash);
            places.Add(byText ? Hashing.Of(diary.TextOf(machine.World)) : (ulong)hash);
        }
        return new Run([.. actors], [.. places], [.. hashes], machine.TraceHash);
    }

    private static string ActorOf(Machine machine, Choice choice) => choice.Kind == ChoiceKind.Deliver
        ? $"{machine.World[choice.Process].Pid}>{machine.World[choice.Other].Pid}"
        : machine.World[choice.Process].Pid.ToString();

    private static bool Advance(List<(int Taken, int Of)> path)
    {
        while (path.Count > 0)
        {
            var (taken, of) = path[^1];
            if (taken + 1 < of)
            {
                path[^1] = (taken + 1, of);
                return true;
            }
            path.RemoveAt(path.Count - 1);
        }
        return false;
    }

    private void Add(Run run)
    {
        _runOf.Add(string.Join(' ', run.Actors), _runs.Count);
        _leader.Add(_runs.Count);
        _runs.Add(run);
    }

    private void Join()
    {
        var placeOf = new Dictionary<UInt128, ulong>();
        for (var i = 0; i < _runs.Count; i++)
        {
            var run = _runs[i];
            for (var k = 0; k < run.Actors.Length; k++)
            {
                if (placeOf.TryGetValue(run.Hashes[k], out var place) && place != run.Places[k])
                {
                    Confusion ??= $"one hash, two places after step {k + 1} of {string.Join(' ', run.Actors)}";
                }
                placeOf[run.Hashes[k]] = run.Places[k];
                Join(i, run, k);
            }
        }
    }

    private void Join(int i, Run run, int k)
    {
        if (k + 1 >= run.Actors.Length || run.Actors[k] == run.Actors[k + 1])
        {
            return;
        }
        string[] swapped = [.. run.Actors[..k], run.Actors[k + 1], run.Actors[k], .. run.Actors[(k + 2)..]];
        if (_runOf.TryGetValue(string.Join(' ', swapped), out var other) && _runs[other].Places[k + 1] == run.Places[k + 1])
        {
            Swaps++;
            _leader[Find(i)] = Find(other);
            if (_runs[other].Hashes[k + 1] != run.Hashes[k + 1])
            {
                Confusion ??= $"two hashes for one place after step {k + 2} of {string.Join(' ', run.Actors)} and with the last two swapped";
            }
        }
    }

    private int Find(int run)
    {
        while (_leader[run] != run)
        {
            run = _leader[run] = _leader[_leader[run]];
        }
        return run;
    }

    private sealed record Run(string[] Actors, ulong[] Places, UInt128[] Hashes, ulong Trace);
}
