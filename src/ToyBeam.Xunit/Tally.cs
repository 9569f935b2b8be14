namespace ToyBeam.Xunit;

/// <summary>Counts in how many cases something interesting happened. A property that takes one is handed it; shares are printed when it passes and held against its <see cref="FloorAttribute"/>s.</summary>
public sealed class Tally
{
    private readonly List<(string What, bool Happened)> _seen = [];

    internal Tally()
    {
    }

    /// <summary>What this case counted, in the order of first mention.</summary>
    internal IReadOnlyList<(string What, bool Happened)> Seen => _seen;

    /// <summary>Says whether something happened in this case. Said several times, it counts once, if it happened at all.</summary>
    /// <param name="what">What, in words that stand well after "in 12 of 100 cases".</param>
    /// <param name="happened">Whether it did; a case that only says false still makes the words known.</param>
    public void Count(string what, bool happened = true)
    {
        var at = _seen.FindIndex(entry => entry.What == what);
        if (at < 0)
        {
            _seen.Add((what, happened));
        }
        else if (happened)
        {
            _seen[at] = (what, true);
        }
    }
}
