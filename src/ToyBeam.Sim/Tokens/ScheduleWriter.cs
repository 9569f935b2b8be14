using ToyBeam.Core;
using ToyBeam.Sim.Schedules;

namespace ToyBeam.Sim.Tokens;

/// <summary>Writes a schedule: three bytes for most deviations.</summary>
/// <remarks>
/// The number of deviations, then each: twice the anchor's process (0: nobody has run yet; else its place in the table of paths, from 1),
/// plus 1 when kind and others are written; its steps since the last anchor of that process (not when nobody has run); the kind of choice
/// and the anchor's others, unless they are Run and 0; the chosen process, and of a delivery
/// its receiver. The first use of a path adds it to the table and is followed by its
/// numbers, each times 2, plus 1 when another one comes.
/// </remarks>
internal sealed class ScheduleWriter(ByteWriter to)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<int> _steps = [0]; // By place: the steps of the last anchor of that process.

    internal void Write(Schedule schedule)
    {
        to.Number(schedule.Deviations.Length);
        foreach (var deviation in schedule.Deviations)
        {
            Write(deviation.Anchor, deviation.Choice);
        }
    }

    private void Write(Anchor anchor, ScheduledChoice choice)
    {
        var more = choice.Kind != ChoiceKind.Run || anchor.Others > 0 ? 1 : 0;
        if (anchor.Process.Length == 0)
        {
            to.Number(more);
        }
        else
        {
            var place = Process(anchor.Process, factor: 2, more);
            to.Number(anchor.Steps - _steps[place]);
            _steps[place] = anchor.Steps;
        }
        if (more == 1)
        {
            to.Byte((int)choice.Kind);
            to.Number(anchor.Others);
        }
        Process(choice.Process, factor: 1, flag: 0);
        if (choice.Receiver is { } receiver)
        {
            Process(receiver, factor: 1, flag: 0);
        }
    }

    private int Process(string path, int factor, int flag)
    {
        var known = _places.TryGetValue(path, out var place);
        place = known ? place : _steps.Count;
        to.Number(place * factor + flag);
        if (!known)
        {
            _places.Add(path, place);
            _steps.Add(0);
            Path(PathCodec.Indices(path)!);
        }
        return place;
    }

    private void Path(ReadOnlySpan<int> indices)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            to.Number((ulong)indices[i] * 2 + (i < indices.Length - 1 ? 1UL : 0));
        }
    }
}
