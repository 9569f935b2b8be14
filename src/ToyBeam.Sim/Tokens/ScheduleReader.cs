using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Schedules;

namespace ToyBeam.Sim.Tokens;

/// <summary>Reads what <see cref="ScheduleWriter"/> wrote.</summary>
internal sealed class ScheduleReader(ByteReader from)
{
    private const int LeastBytes = 2; // Of a deviation.

    private readonly List<string> _paths = [""];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<int> _steps = [0];

    internal Schedule Read()
    {
        var deviations = new Deviation[from.Count(LeastBytes)];
        for (var i = 0; i < deviations.Length; i++)
        {
            deviations[i] = Deviation();
        }
        return new Schedule(ImmutableArray.Create(deviations));
    }

    private Deviation Deviation()
    {
        var first = from.Int32();
        var place = Place(first / 2);
        if (place > 0)
        {
            var steps = (long)_steps[place] + from.Int32();
            _steps[place] = steps <= int.MaxValue ? (int)steps : throw TokenFormatException.Malformed("a process takes too many steps");
        }
        var kind = ChoiceKind.Run;
        var others = 0;
        if (first % 2 == 1)
        {
            kind = Kind(from.Byte());
            others = from.Int32();
        }
        var anchor = new Anchor(_paths[place], _steps[place], others);
        var chosen = Chosen();
        return new Deviation(anchor, new ScheduledChoice(kind, chosen, kind == ChoiceKind.Deliver ? Chosen() : null));
    }

    private string Chosen() => Place(from.Int32()) is > 0 and var place ? _paths[place] : throw TokenFormatException.Malformed("a deviation chooses no process");

    private static ChoiceKind Kind(byte kind) =>
        kind <= (byte)ChoiceKind.Timeout ? (ChoiceKind)kind : throw TokenFormatException.Malformed($"there is no choice of kind {kind}");

    private int Place(int place)
    {
        if (place > _paths.Count)
        {
            throw TokenFormatException.Malformed($"there is no process {place} in its table");
        }
        if (place == _paths.Count)
        {
            var path = Path();
            if (!_known.Add(path))
            {
                throw TokenFormatException.Malformed($"its table has {path} twice");
            }
            _paths.Add(path);
            _steps.Add(0);
        }
        return place;
    }

    private string Path()
    {
        var indices = new List<int>();
        long number;
        do
        {
            number = from.Number(2L * int.MaxValue + 1);
            indices.Add((int)(number / 2));
        }
        while (number % 2 == 1);
        var path = PathCodec.PathOf(indices.ToArray());
        return PathCodec.Indices(path) is not null ? path : throw TokenFormatException.Malformed($"\"{path}\" is no path of a process");
    }
}
