using ToyBeam.Sim.Conformance;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Conformance;

/// <summary>Observations from text; of programs whose texts are words.</summary>
internal static class ObservationText
{
    public static Observation Parse(string text) => new([.. text.Split(" ; ").Select(ParseProcess)]);

    /// <summary>Observations that differ a little: an entry less, an entry twice, two entries the other way round, another end, a process less.</summary>
    public static IEnumerable<Observation> Altered(Observation observation)
    {
        for (var i = 0; i < observation.Processes.Count; i++)
        {
            var process = observation.Processes[i];
            foreach (var other in Altered(process))
            {
                yield return new(observation.Processes.With(i, other));
            }
            if (process.Path.Contains('.', StringComparison.Ordinal))
            {
                yield return new(observation.Processes.Without(i));
            }
        }
    }

    private static IEnumerable<ObservedProcess> Altered(ObservedProcess process)
    {
        for (var i = 0; i < process.Entries.Count; i++)
        {
            yield return process with { Entries = process.Entries.Without(i) };
            yield return process with { Entries = [.. process.Entries, process.Entries[i]] };
            if (i > 0)
            {
                yield return process with { Entries = process.Entries.With(i, process.Entries[i - 1]).With(i - 1, process.Entries[i]) };
            }
        }
        for (var i = 0; i < process.Left.Count; i++)
        {
            yield return process with { Left = process.Left.Without(i) };
        }
        foreach (var end in (string[])["normal", "noproc", "crash", "killed", "badarg"])
        {
            yield return process with { End = end, Left = [] };
        }
        yield return process with { End = ObservedProcess.Blocked };
    }

    private static ObservedProcess ParseProcess(string text)
    {
        var path = text[..text.IndexOf(':', StringComparison.Ordinal)];
        var end = text.LastIndexOf("= ", StringComparison.Ordinal);
        var left = text.IndexOf(" [", end, StringComparison.Ordinal);
        return new(
            path,
            List(text[(path.Length + 1)..end].Trim()),
            left < 0 ? text[(end + 2)..] : text[(end + 2)..left],
            left < 0 ? [] : List(text[(left + 2)..^1]));
    }

    private static ValueList<string> List(string text) => text.Length == 0 ? [] : [.. text.Split(", ")];
}
