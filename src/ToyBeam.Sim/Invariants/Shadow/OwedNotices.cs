using ToyBeam.Core;

namespace ToyBeam.Sim.Invariants.Shadow;

/// <summary>Who must be told of the deaths of one step.</summary>
internal sealed class OwedNotices
{
    private Row<Notice> _notices;

    /// <summary>That a process is dead, for somebody who must be told.</summary>
    public readonly record struct Notice(int Dead, int Told, ExitReason Reason);

    public ReadOnlySpan<Notice> Items => _notices.Items;

    public void Clear() => _notices.Clear();

    /// <summary>Adds whom a death is to be told: who is linked, and in the channel modes who has asked for a link that has not got there.</summary>
    /// <param name="dead">Who died.</param>
    /// <param name="reason">Of what.</param>
    /// <param name="links">The links just before.</param>
    /// <param name="reasons">Why each process that is dead is so: they are told nothing.</param>
    /// <param name="rules">Under the seed's a link that came too late is over as by a normal end.</param>
    public void Owe(int dead, ExitReason reason, ShadowLinks links, PerProcess<ExitReason?> reasons, Rules rules)
    {
        foreach (var linked in links.Of(dead))
        {
            if (reasons[linked] is null)
            {
                _notices.Add(new Notice(dead, linked, reason));
            }
        }
        foreach (var request in links.Requests)
        {
            if (request.To == dead && reasons[request.From] is null)
            {
                _notices.Add(new Notice(dead, request.From, rules == Rules.Seed ? ExitReason.Normal : ExitReason.NoProc));
            }
        }
    }

    /// <summary>The process is told, by the first notice that it has to get of that death; gives the reason, or null when there is none left.</summary>
    public ExitReason? Take(int dead, int told)
    {
        for (var i = 0; i < _notices.Count; i++)
        {
            var notice = _notices[i];
            if (notice.Dead == dead && notice.Told == told)
            {
                _notices.RemoveAt(i);
                return notice.Reason;
            }
        }
        return null;
    }
}
