using ToyBeam.Core;
using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>PCT for the first steps of a run, then a random walk: so that a process which only polls starves the others for a while but not for ever.</summary>
/// <remarks>
/// Source: the fair forms in Coyote and P ("fair prioritization"). The prefix is twice PCT's k and at least 1000 steps, but never more than half of the
/// length at which a run is cut; within it PCT's guarantee holds. Moreover a process that has timed out 64 times since it last took a
/// message falls below all others, and to the end of those that did so before. A walk ends with probability 1 whatever ends under a fair scheduler.
/// </remarks>
public sealed class FairPct : IStrategy
{
    private const int ShortestPrefix = 1000;
    private const int Patience = 64;

    private readonly Pct _pct;
    private readonly RandomWalk _walk = new();
    private int _prefix;
    private int[] _timeouts = []; // By process: since it last took a message.

    /// <summary>A fair PCT walk.</summary>
    /// <param name="depth">As in <see cref="Pct"/>.</param>
    public FairPct(int depth) => _pct = new Pct(depth);

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        _prefix = Math.Min(Math.Max(2 * run.Pilot.Events, ShortestPrefix), run.Pilot.MaxSteps / 2);
        _pct.Begin(run, rng);
        _walk.Begin(run, rng);
        Array.Clear(_timeouts);
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        if (point.Steps >= _prefix)
        {
            return _walk.Pick(point);
        }
        var index = _pct.Pick(point);
        if (point.Enabled[index].Pending == Op.Receive)
        {
            Watch(point, point.Enabled[index]);
        }
        return index;
    }

    private void Watch(in ChoicePoint point, Choice receive)
    {
        if (receive.Process >= _timeouts.Length)
        {
            Array.Resize(ref _timeouts, (receive.Process + 1) * 2);
        }
        ref var timeouts = ref _timeouts[receive.Process];
        timeouts = point.TimesOut(receive) ? timeouts + 1 : 0;
        if (timeouts >= Patience)
        {
            timeouts = 0;
            _pct.Demote(point.ActorOf(receive));
        }
    }
}
