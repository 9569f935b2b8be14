using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Explanations;

/// <summary>A run once more with two of its steps the other way round, and all else in its order as far as that is possible.</summary>
/// <remarks>As in dynamic partial order reduction: up to the earlier step, then what does not depend on it, then the later one, then the rest.</remarks>
internal sealed class ReversedRace : IStrategy
{
    private readonly List<Actor> _first = [];
    private readonly List<Actor> _rest = [];
    private readonly List<Actor> _left = [];
    private int _next;

    public ReversedRace(StepOrder order, int earlier, int later)
    {
        for (var step = 0; step < order.Length; step++)
        {
            var waits = step == earlier || step > later || (step > earlier && step < later && order.IsBefore(earlier, step));
            (waits ? _rest : _first).Add(order.Actors[step]);
        }
    }

    /// <summary>Whether the later step came first in the last run.</summary>
    public bool IsReversed { get; private set; }

    public void Begin(in RunInfo run, Rng rng)
    {
        _next = 0;
        IsReversed = false;
        _left.Clear();
        _left.AddRange(_rest);
    }

    public int Pick(in ChoicePoint point)
    {
        if (_next < _first.Count)
        {
            var index = _first[_next++].IndexAt(point);
            IsReversed = index >= 0 && _next == _first.Count;
            _next = index < 0 ? int.MaxValue : _next;
            return index < 0 ? point.Default : index;
        }
        for (var i = 0; i < _left.Count; i++)
        {
            if (_left[i].IndexAt(point) is var index and >= 0)
            {
                _left.RemoveAt(i);
                return index;
            }
        }
        return point.Default;
    }
}
