using ToyBeam.Sim.Exploration.Dependency;

namespace ToyBeam.Sim.Exploration;

/// <content>Traces by observation: races of two messages in one mailbox, of which a receive has taken one and would have taken the other.</content>
/// <remarks>
/// What is held back is found by what depends on what whatever is observed: without the receive that has observed an order, that order is none. So all that does not need the
/// earlier message stays in the plan, and the plan begins every run in which it comes later.
/// </remarks>
internal sealed partial class Races
{
    private readonly List<Footprint> _heldBack = [];
    private readonly StepSet _held = new();
    private readonly List<List<(int Earlier, int Observer)>> _observed = []; // By the later one.

    /// <summary>A receive that could have timed out, had nothing come that it would have taken.</summary>
    private void PlanTimeout(int arrival, int receive)
    {
        _sequence.Clear();
        _held.Clear();
        _held.Add(arrival);
        for (var i = arrival + 1; i < path.Length; i++)
        {
            if (_held.Overlaps(path[i].Before) || IsObserved(arrival, i, receive))
            {
                _held.Add(i);
            }
            else
            {
                _sequence.Add(path[i].Step);
            }
        }
        PlanWith(arrival, path[receive].Step.Actor);
    }

    /// <summary>
    /// Two arrivals of which a receive has taken the earlier one: that one is held back behind the later one, and so is all that happened after it, but not what needs the receive;
    /// and whatever else the receive would have taken. Then the receive takes the later one.
    /// </summary>
    private void ReverseObserved(int earlier, int later, int observer)
    {
        if (path.IsBefore(observer, later))
        {
            return;
        }
        _sequence.Clear();
        _heldBack.Clear();
        _held.Clear();
        _held.Add(earlier);
        _heldBack.Add(path[earlier].Step);
        for (var i = earlier + 1; i < path.Length; i++)
        {
            if (i == observer || path.IsBefore(observer, i))
            {
                continue;
            }
            if (!_held.Overlaps(path[i].Before) && !IsObservedAfterHeld(i, observer) && (i >= later || !IsObserved(earlier, i, observer)))
            {
                _sequence.Add(path[i].Step);
                continue;
            }
            if (i == later)
            {
                return; // It comes after something else that would have to be held back first.
            }
            _held.Add(i);
            _heldBack.Add(path[i].Step);
        }
        _sequence.AddRange(_heldBack);
        PlanWith(earlier, path[observer].Step.Actor);
    }

    /// <summary>Whether a receive has observed that an arrival came after one that is held back; not counting one receive, and what depends on it.</summary>
    private bool IsObservedAfterHeld(int later, int without)
    {
        foreach (var (earlier, observer) in _observed[later])
        {
            if (_held.Contains(earlier) && observer != without && !path.IsBefore(without, observer))
            {
                return true;
            }
        }
        return false;
    }

    private bool IsObserved(int earlier, int later, int observer) => path.ByObservation && _observed[later].Contains((earlier, observer));

    private void IndexObserved()
    {
        if (!path.ByObservation)
        {
            return;
        }
        while (_observed.Count < path.Length)
        {
            _observed.Add([]);
        }
        foreach (var pairs in _observed)
        {
            pairs.Clear();
        }
        foreach (var (earlier, later, observer) in path.Observed)
        {
            _observed[later].Add((earlier, observer));
        }
    }

    /// <summary>Whether a receive in the sequence takes a message that has arrived on the path since a point, and would have taken that of a step.</summary>
    private bool IsObserved(Sleeper sleeper, int at)
    {
        var step = sleeper.Step;
        foreach (var receive in _sequence)
        {
            if (receive.Taking is null)
            {
                continue;
            }
            if (step.Brings(receive.Taken))
            {
                return false;
            }
            if (receive.Observes(step) && path.Brings(sleeper.Since, sleeper.IsTaken ? sleeper.Taken : at, receive.Taken))
            {
                return true;
            }
        }
        return false;
    }
}
