using ToyBeam.Core;
using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>The selectively uniform random walk: in each run one contended thing is chosen, and the orders in which processes touch it are all equally likely; the rest is a random walk.</summary>
/// <remarks>
/// Source: Zhao, Wolff, Mathur, Roychoudhury, "Selectively uniform concurrency testing", ASPLOS 2025. A process is intended to touch the thing next, drawn in
/// proportion to how often it and its children still will; until it has, others that are about to touch it are held back. Where nobody waits
/// for another one between two touches, the orders of touches are uniform, whatever steps lie between them. The thing is a mailbox, a life
/// (links, monitors, kills) or the names, drawn from what at least two processes touched in the pilot; without any it is a random walk. When
/// all that is enabled is held back, the intended process waits for one of them: then one plain random step, and another intention. Who
/// is about to touch the thing counts at least once, so that a pilot which saw less than the run does closes no schedule off.
/// In the channel modes the delivery is the touch, and the sender's.
/// </remarks>
public sealed class Surw : IStrategy
{
    private const int Nobody = -1;

    private readonly Remaining _remaining = new();
    private Rng _rng = null!;
    private Contention? _contention;
    private int _whose; // The process of the run that the contended thing is of; Nobody before it is born.
    private int _intended;
    private int[] _order = []; // Indices of enabled choices: those that do not touch the thing, then those that do.

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        _rng = rng;
        var contentions = run.Pilot.Counts.Contentions;
        _contention = contentions.Length == 0 ? null : contentions[rng.Below(contentions.Length)];
        _whose = _intended = Nobody;
        if (_contention is not null)
        {
            _remaining.Begin(run.Pilot.Counts, _contention.By);
        }
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        if (_contention is null)
        {
            return Uniform(point.Enabled.Length);
        }
        MeetNew(point);
        var others = Partition(point);
        if (_intended == Nobody)
        {
            Intend(point, others);
        }
        var (index, touches) = PickFree(point.Enabled, others);
        if (touches)
        {
            _remaining.Take(point.Enabled[index].Process);
            _intended = Nobody;
        }
        return index;
    }

    /// <summary>Parts the choices into those that do not touch the thing and those that do.</summary>
    /// <returns>How many do not.</returns>
    private int Partition(in ChoicePoint point)
    {
        var enabled = point.Enabled;
        if (_order.Length < enabled.Length)
        {
            _order = new int[enabled.Length * 2];
        }
        var (others, touching) = (0, enabled.Length);
        for (var i = 0; i < enabled.Length; i++)
        {
            _order[Touches(point, enabled[i]) ? --touching : others++] = i;
        }
        return others;
    }

    /// <summary>A random one of the choices that are not held back; if all are, any, and the intention is dropped.</summary>
    private (int Index, bool Touches) PickFree(ReadOnlySpan<Choice> enabled, int others)
    {
        var free = others;
        for (var i = others; i < enabled.Length; i++)
        {
            if (_intended == Nobody || enabled[_order[i]].Process == _intended)
            {
                (_order[i], _order[free]) = (_order[free], _order[i]);
                free++;
            }
        }
        if (free == 0)
        {
            _intended = Nobody;
            free = enabled.Length;
        }
        var picked = Uniform(free);
        return (_order[picked], picked >= others);
    }

    private void Intend(in ChoicePoint point, int others)
    {
        for (var i = others; i < point.Enabled.Length; i++)
        {
            _remaining.AtLeastOne(point.Enabled[_order[i]].Process);
        }
        while (_intended == Nobody && _remaining.Total > 0)
        {
            var drawn = Draw();
            if (point.IsAlive(drawn) || (_whose >= 0 && point.InFlight(drawn, _whose) > 0))
            {
                _intended = drawn;
            }
            else
            {
                _remaining.Drop(drawn);
            }
        }
    }

    private int Draw()
    {
        var left = _remaining.Left;
        var drawn = (long)_rng.Below((ulong)_remaining.Total);
        var process = -1;
        while (drawn >= 0)
        {
            drawn -= left[++process];
        }
        return process;
    }

    /// <summary>New processes take their share over from their parents, and with it perhaps the intention.</summary>
    private void MeetNew(in ChoicePoint point)
    {
        while (_remaining.Known < point.ProcessCount)
        {
            var before = _intended == Nobody ? 0 : _remaining.Left[_intended];
            var child = _remaining.Known;
            _remaining.Meet(point);
            if (_contention!.Node >= 0 && _remaining.NodeOf(child) == _contention.Node)
            {
                _whose = child;
            }
            if (_intended != Nobody && before > _remaining.Left[_intended] && _rng.Below(before) < _remaining.Left[child])
            {
                _intended = child;
            }
        }
    }

    private bool Touches(in ChoicePoint point, Choice choice) =>
        (choice.Other == _whose || choice.Process == _whose || _whose == Nobody) && (_whose != Nobody || _contention!.Node == Nobody) &&
        Access.Touches(point, choice, _contention!.Part, _whose);

    private int Uniform(int count) => count == 1 ? 0 : _rng.Below(count);
}
