using ToyBeam.Core;
using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>The BEAM's own scheduler in small: a queue of runnable processes, the head runs for at most a budget of steps, then goes to the tail.</summary>
/// <remarks>
/// Who becomes runnable goes to the tail: a new or woken process first, then the one whose slice ended. Fair: every runnable process runs
/// within (n - 1) slices. A signal arrives as soon as it can, and a receive times out
/// when nothing else can happen. No randomness, so one schedule. The seed's scheduler is this with its budget at granularity <c>reduction</c>, or
/// with a budget of 1 at granularity <c>instruction</c> ("all at once").
/// </remarks>
public sealed class RoundRobin : IStrategy
{
    private readonly int _budget;
    private readonly List<int> _queue = [];
    private bool[] _queued = [];
    private int _left;

    /// <summary>A round robin.</summary>
    /// <param name="budget">Steps in a slice, at least 1.</param>
    public RoundRobin(int budget)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        _budget = budget;
    }

    /// <summary>The runnable processes, the one that runs next first; by their indices in this run.</summary>
    public IReadOnlyList<int> Queue => _queue;

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        foreach (var process in _queue)
        {
            _queued[process] = false;
        }
        _queue.Clear();
        _left = _budget;
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        if (point.ProcessCount > _queued.Length)
        {
            Array.Resize(ref _queued, point.ProcessCount * 2);
        }
        if (point.Enabled[0].Kind != ChoiceKind.Run)
        {
            return point.Default; // The earliest timeout.
        }
        if (FirstDelivery(point.Enabled) is >= 0 and var delivery)
        {
            return delivery;
        }
        DropDisabled(point);
        foreach (var choice in point.Enabled)
        {
            if (choice.Kind == ChoiceKind.Run && !_queued[choice.Process])
            {
                _queued[choice.Process] = true;
                _queue.Add(choice.Process);
            }
        }
        if (_queue[0] == point.LastToRun && _left == 0)
        {
            _queue.RemoveAt(0);
            _queue.Add(point.LastToRun);
            _left = _budget;
        }
        _left--;
        return IndexOf(point.Enabled, _queue[0]);
    }

    private static int FirstDelivery(ReadOnlySpan<Choice> enabled)
    {
        for (var i = 0; i < enabled.Length; i++)
        {
            if (enabled[i].Kind == ChoiceKind.Deliver)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Who blocked or ended leaves the queue; if it was the head, its slice is over.</summary>
    private void DropDisabled(in ChoicePoint point)
    {
        for (var i = _queue.Count - 1; i >= 0; i--)
        {
            var process = _queue[i];
            if (IndexOf(point.Enabled, process) < 0)
            {
                _queue.RemoveAt(i);
                _queued[process] = false;
                if (i == 0)
                {
                    _left = _budget;
                }
            }
        }
    }

    private static int IndexOf(ReadOnlySpan<Choice> enabled, int process)
    {
        for (var i = 0; i < enabled.Length; i++)
        {
            if (enabled[i].Process == process && enabled[i].Kind == ChoiceKind.Run)
            {
                return i;
            }
        }
        return -1;
    }
}
