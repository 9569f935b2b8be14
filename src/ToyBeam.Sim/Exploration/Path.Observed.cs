using ToyBeam.Sim.Exploration.Dependency;

namespace ToyBeam.Sim.Exploration;

/// <content>Traces by observation: which messages a receive has told apart by their order, and what was lost that it would have told apart.</content>
internal sealed partial class Path
{
    private readonly List<long> _taken = [];
    private readonly List<int> _found = [];

    /// <summary>Whether traces are told by observation (R1); else by mailbox order (R0).</summary>
    public bool ByObservation { get; }

    /// <summary>By observation: pairs of arrivals in one mailbox of which a receive took the earlier one, and would have taken the later one, had that been the earlier one.</summary>
    public List<(int Earlier, int Later, int Observer)> Observed { get; } = [];

    /// <summary>Whether a letter came with one of some steps.</summary>
    public bool Brings(int from, int to, long letter)
    {
        for (var i = from; i < to; i++)
        {
            if (_points[i].Step.Brings(letter))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Messages that vanish because their receiver has ended would have arrived just as well: they arrive in steps that nobody takes.</summary>
    private void AppendLost(long[] letters)
    {
        if (letters.Length == 0)
        {
            return;
        }
        var taken = Length;
        for (var i = 0; i < taken; i++)
        {
            if (_points[i].Step.Sending is { } delivery && letters.Contains(delivery.Mail[0].Letter) && IsNext(delivery.Actor, i))
            {
                var point = Open(Length);
                point.Index = -1;
                point.Step = delivery;
                FindRaces(Length);
                FindObserved(Length);
                Length++;
            }
        }
    }

    /// <summary>Whether all that was sent through a channel before a step has arrived.</summary>
    private bool IsNext(long channel, int sending)
    {
        var onTheirWay = 0;
        for (var i = 0; i < Length; i++)
        {
            onTheirWay -= _points[i].Step.Actor == channel ? 1 : 0;
            onTheirWay += i < sending ? _points[i].Step.SentTo.Count(sent => FootprintReader.Channel(sent.From, sent.To) == channel) : 0;
        }
        return onTheirWay == 0;
    }

    /// <summary>Which arrivals are observed by a step that receives, and of which ones it is the later one.</summary>
    private void FindObserved(int step)
    {
        var point = _points[step];
        if (point.Step.Taking is not null)
        {
            FindWhatIsObserved(point, step);
        }
        if (point.Step.Mail.Length > 0)
        {
            for (var observer = 0; observer < step; observer++)
            {
                if (_points[observer].Step.Observes(point.Step))
                {
                    Observed.Add((_points[observer].Brought, step, observer));
                }
            }
        }
    }

    /// <summary>A receive that took a letter: which letters that are still there it would have taken otherwise.</summary>
    private void FindWhatIsObserved(Point point, int observer)
    {
        _taken.Clear();
        _taken.Add(point.Step.Taken);
        var step = observer - 1;
        for (; !_points[step].Step.Brings(point.Step.Taken); step--)
        {
            if (_points[step].Step.Taking is not null)
            {
                _taken.Add(_points[step].Step.Taken);
            }
            foreach (var mail in _points[step].Step.Mail)
            {
                if (point.Step.Observes(mail) && !_taken.Contains(mail.Letter))
                {
                    _found.Add(step);
                    break;
                }
            }
        }
        point.Brought = step;
        foreach (var later in _found)
        {
            Observed.Add((step, later, observer));
        }
        _found.Clear();
    }
}
