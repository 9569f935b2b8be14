using ToyBeam.Sim.Random;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Schedules;

/// <summary>Follows a recorded schedule: the default one, except where it deviates.</summary>
/// <remarks>
/// Strict: the first thing that does not fit throws <see cref="ReplayDivergedException"/>. Tolerant: a deviation that does not fit is left out
/// and the default goes on; the recording of such a run is the schedule that really happened.
/// </remarks>
public sealed class Replay : IStrategy
{
    private const int ShortList = 8;

    private readonly Schedule _schedule;
    private readonly bool _strict;
    private readonly Dictionary<Anchor, ScheduledChoice>? _choices;
    private int _next;

    private Replay(Schedule schedule, bool strict)
    {
        _schedule = schedule;
        _strict = strict;
        if (!strict && schedule.Deviations.Length > ShortList)
        {
            _choices = [];
            foreach (var (anchor, choice) in schedule.Deviations)
            {
                _choices.TryAdd(anchor, choice);
            }
        }
    }

    /// <summary>A replay that leaves out what does not fit.</summary>
    public static Replay Tolerant(Schedule schedule) => new(schedule, strict: false);

    /// <summary>A replay that stops at the first thing that does not fit.</summary>
    public static Replay Strict(Schedule schedule) => new(schedule, strict: true);

    /// <inheritdoc/>
    public void Begin(in RunInfo run, Rng rng)
    {
        _next = 0;
    }

    /// <inheritdoc/>
    public int Pick(in ChoicePoint point)
    {
        var here = Anchor.Of(point);
        return _strict ? PickStrictly(point, here) : PickTolerantly(point, here);
    }

    /// <summary>Checks after a strict run that nothing of the schedule was left over.</summary>
    /// <param name="steps">The steps that the run took.</param>
    public void EndStrictly(int steps)
    {
        if (_next < _schedule.Deviations.Length)
        {
            throw new ReplayDivergedException(steps, $"the run to come {_schedule.Deviations[_next].Anchor}", "the end of the run");
        }
    }

    private int PickStrictly(in ChoicePoint point, Anchor here)
    {
        if (_next == _schedule.Deviations.Length || _schedule.Deviations[_next].Anchor != here)
        {
            return point.Default;
        }
        var choice = _schedule.Deviations[_next++].Choice;
        var index = Find(point, choice);
        if (index < 0 || index == point.Default)
        {
            throw new ReplayDivergedException(point.Steps + 1, $"{choice}, not as the default", Enabled(point));
        }
        return index;
    }

    private int PickTolerantly(in ChoicePoint point, Anchor here)
    {
        if (ChoiceAt(here) is not { } choice)
        {
            return point.Default;
        }
        var index = Find(point, choice);
        return index < 0 ? point.Default : index;
    }

    /// <summary>What the schedule does at a point; null when it does not deviate there. A long list is looked up in a table.</summary>
    private ScheduledChoice? ChoiceAt(Anchor here)
    {
        if (_choices is not null)
        {
            return _choices.TryGetValue(here, out var choice) ? choice : null;
        }
        foreach (var deviation in _schedule.Deviations)
        {
            if (deviation.Anchor == here)
            {
                return deviation.Choice;
            }
        }
        return null;
    }

    internal static int Find(in ChoicePoint point, ScheduledChoice choice)
    {
        var enabled = point.Enabled;
        for (var i = 0; i < enabled.Length; i++)
        {
            if (enabled[i].Kind == choice.Kind && ScheduledChoice.Of(point, enabled[i]) == choice)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>What is enabled, in words.</summary>
    internal static string Enabled(in ChoicePoint point)
    {
        var text = new List<string>();
        foreach (var choice in point.Enabled)
        {
            text.Add(ScheduledChoice.Of(point, choice).ToString());
        }
        return $"{string.Join(", ", text)} enabled (default: {text[point.Default]})";
    }
}
