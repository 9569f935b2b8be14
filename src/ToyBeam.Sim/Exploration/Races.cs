using ToyBeam.Core;
using ToyBeam.Sim.Exploration.Dependency;

namespace ToyBeam.Sim.Exploration;

/// <summary>Plans further runs after one: for each race the other way round, and for what a death has prevented.</summary>
/// <remarks>
/// The other way round means: from the point before the earlier step, all steps that do not depend on it, then the later one. Not so when the later one was only made possible
/// by the earlier one. A step that ends a process takes its next step away, and in the channel modes the deliveries to it; these are in no run, so no pair of steps shows
/// that they could have come first; and as they would be the last steps of a run, they are new in every one.
/// </remarks>
internal sealed partial class Races(Path path)
{
    private const ulong Mail = 1UL << (int)ThingKind.Mail;
    private const ulong Enabling = 1UL << (int)ThingKind.Signal;
    private const ulong Letter = 1UL << (int)ThingKind.Letter;

    private readonly List<Footprint> _sequence = [];
    private readonly List<int> _tried = [];

    /// <summary>Plans for the races and deaths of the run that has just ended.</summary>
    public void Plan()
    {
        IndexObserved();
        foreach (var (earlier, later, over) in path.Races)
        {
            Reverse(earlier, later, over);
        }
        foreach (var (earlier, later, observer) in path.Observed)
        {
            ReverseObserved(earlier, later, observer);
        }
        for (var step = 0; step < path.Length; step++)
        {
            foreach (var process in path[step].Step.Ended)
            {
                PlanBefore(step, process);
            }
        }
    }

    private void Reverse(int earlier, int later, ulong over)
    {
        if (!path[earlier].IsTaken)
        {
            return;
        }
        var (first, second) = (path[earlier].Step, path[later].Step);
        if ((over & Enabling) != 0 || ((over & Letter) != 0 && !second.CouldTimeOut))
        {
            return;
        }
        if ((over & Letter) != 0)
        {
            PlanToTry(earlier, second.Actor); // News may count as observed that the receive would not have taken.
            PlanTimeout(earlier, later);
        }
        else if (over != Mail || second.Ended.Length > 0)
        {
            PlanToTry(earlier, second.Actor); // What it does without the other one is another matter.
            if (first.IsDeath)
            {
                PlanToTry(DoomOf(earlier), second.Actor);
            }
            PlanBeforeOvertaking(earlier, later);
        }
        else if (later >= path.FirstNew)
        {
            Gather(earlier);
            _sequence.Add(second);
            Insert(earlier);
        }
    }

    /// <summary>The step after which a process had to die: who waits for its death to be over could have come before that.</summary>
    private int DoomOf(int death)
    {
        var step = death - 1;
        while (Array.IndexOf(path[step].Step.Ended, (int)path[death].Step.Actor) < 0)
        {
            step--;
        }
        return step;
    }

    /// <summary>What a process sends itself overtakes the news that there was nobody to monitor: these could have come before it was sent.</summary>
    private void PlanBeforeOvertaking(int earlier, int later)
    {
        var to = FootprintReader.ReceiverOf(path[later].Step.Actor);
        if (to < 0 || path[later].Step.Actor != FootprintReader.Channel(to, to, downsToOneself: true) || path[earlier].Step.Actor != FootprintReader.Channel(to, to))
        {
            return;
        }
        for (var step = earlier - 1; step >= 0; step--)
        {
            if (Array.IndexOf(path[step].Step.SentTo, (to, to)) >= 0)
            {
                PlanToTry(step, path[later].Step.Actor);
            }
        }
    }

    /// <summary>A process was ended by a step: what it would have done itself, or what would have reached it, may come before.</summary>
    private void PlanBefore(int step, int process)
    {
        if (path[step].Step.Actor != process)
        {
            PlanToTry(step, process);
        }
        _tried.Clear();
        for (var i = path.Length - 1; i >= 0; i--)
        {
            PlanDeliveries(step, process, i);
        }
    }

    /// <summary>A step has sent something to a process that was ended, before or after: its delivery may come before the end.</summary>
    private void PlanDeliveries(int end, int process, int sending)
    {
        if (sending > end && path.IsBefore(end, sending))
        {
            return;
        }
        foreach (var (from, to) in path[sending].Step.SentTo)
        {
            if (to == process && !_tried.Contains(from))
            {
                _tried.Add(from);
                PlanDelivery(end, from, to);
            }
        }
    }

    private void PlanDelivery(int end, int from, int to)
    {
        if (from == to)
        {
            PlanToTry(end, FootprintReader.Channel(to, to, downsToOneself: true));
        }
        var channel = FootprintReader.Channel(from, to);
        var onTheirWay = 0;
        for (var i = 0; i < path.Length; i++)
        {
            if (i <= end || !path.IsBefore(end, i))
            {
                onTheirWay -= path[i].Step.Actor == channel ? 1 : 0;
                onTheirWay += path[i].Step.SentTo.Count(sent => sent == (from, to));
            }
        }
        if (onTheirWay > 0)
        {
            PlanToTry(end, channel);
        }
    }

    private void PlanToTry(int point, long actor)
    {
        Gather(point);
        PlanWith(point, actor);
    }

    /// <summary>Plans what has been gathered, and behind it a step of an actor.</summary>
    private void PlanWith(int point, long actor)
    {
        if (!path[point].Tried.Add(HashOf(_sequence, actor)))
        {
            return; // What is independent of the step is the same as in an earlier run.
        }
        if (path.Try(point, _sequence, actor) is { } step)
        {
            _sequence.Add(step);
            Insert(point);
        }
    }

    private static ulong HashOf(List<Footprint> sequence, long actor)
    {
        var hash = Hashing.Mix((ulong)actor + 1);
        foreach (var step in sequence)
        {
            hash = Hashing.Mix((31 * hash) + (ulong)step.Actor + 1);
        }
        return hash;
    }

    /// <summary>The steps behind one that do not depend on it.</summary>
    private void Gather(int point)
    {
        _sequence.Clear();
        for (var i = point + 1; i < path.Length; i++)
        {
            if (!path.IsBefore(point, i))
            {
                _sequence.Add(path[i].Step);
            }
        }
    }

    private void Insert(int at)
    {
        var point = path[at];
        foreach (var sleeper in point.Sleep)
        {
            if ((sleeper.IsTaken || WakeupTree.MayBeginWith(sleeper.Step, _sequence, takeOut: false)) && !IsObserved(sleeper, at))
            {
                return;
            }
        }
        point.Tree.Insert(_sequence);
    }
}
