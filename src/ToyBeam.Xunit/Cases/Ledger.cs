using System.Globalization;
using System.Text;

namespace ToyBeam.Xunit.Cases;

/// <summary>Adds up what the cases of a property counted.</summary>
internal sealed class Ledger
{
    private readonly List<(string What, int Cases)> _counts = [];

    /// <summary>Cases that held.</summary>
    public int Cases { get; private set; }

    public void Add(Tally tally)
    {
        Cases++;
        foreach (var (what, happened) in tally.Seen)
        {
            var at = _counts.FindIndex(entry => entry.What == what);
            if (at < 0)
            {
                at = _counts.Count;
                _counts.Add((what, 0));
            }
            _counts[at] = (what, _counts[at].Cases + (happened ? 1 : 0));
        }
    }

    /// <summary>A sentence on the first floor that is not met; null when all are.</summary>
    public string? FirstGap(IEnumerable<FloorAttribute> floors)
    {
        foreach (var floor in floors)
        {
            var (what, cases) = _counts.Find(entry => entry.What == floor.What);
            if (what is null)
            {
                return $"Floor not met: no case ever counted \"{floor.What}\"; the floor is {Percent((decimal)floor.Share)} of {Cases}.";
            }
            if (cases < (decimal)floor.Share * Cases)
            {
                return $"Floor not met: \"{floor.What}\" happened in {Share(cases)}; the floor is {Percent((decimal)floor.Share)}.";
            }
        }
        return null;
    }

    /// <summary>A line for each thing that was counted, in the order of first mention.</summary>
    public void AppendShares(StringBuilder text)
    {
        foreach (var (what, cases) in _counts)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {what}: in {Share(cases)}\n");
        }
    }

    private string Share(int cases) => $"{cases} of {Cases} cases ({Percent((decimal)cases / Cases)})";

    private static string Percent(decimal share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
