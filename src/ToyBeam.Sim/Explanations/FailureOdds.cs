using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Shrinking;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Explanations;

/// <summary>How likely a program is to fail, from each point of a run on, when every choice is equally likely.</summary>
/// <remarks>
/// Exact where there are few points: the odds at a point are the mean of those behind its choices, and two ways to the same point count as one
/// unless the claim is about whole runs. Else by random walks from each point.
/// </remarks>
internal sealed class FailureOdds
{
    private const int MostPoints = 5_000;
    private const int MostWalks = 200;
    private const int LeastWalks = 20;
    private const int MostSteps = 2_000_000; // Of all walks together, and of all that leads to points.
    private const int Places = 32;

    private readonly Trial _trial;
    private readonly Rerun _rerun;
    private readonly ClaimScope _scope;
    private readonly List<int> _taken = [];
    private readonly Dictionary<UInt128, double> _known = [];
    private TestedProgram _program = null!;
    private int _points;
    private long _steps;

    public FailureOdds(Trial trial)
    {
        _trial = trial;
        _rerun = new Rerun(trial.Laboratory.Options, trial.Laboratory.Invariants);
        _scope = trial.Laboratory.Invariants.First(claim => claim.Name == trial.Sought.Invariant).Scope;
    }

    /// <summary>The step at which they rise most; the first of several.</summary>
    /// <param name="program">The program.</param>
    /// <param name="choices">The choices of a failing run, by index at each step.</param>
    public DecisiveStep? Decisive(TestedProgram program, IReadOnlyList<int> choices)
    {
        _program = program;
        return Exact(choices) is { } exact ? Steepest(exact) : Sampled(choices);
    }

    private static DecisiveStep? Steepest(double[] odds)
    {
        var steepest = 0;
        for (var step = 1; step < odds.Length; step++)
        {
            if (steepest == 0 || odds[step] - odds[step - 1] > odds[steepest] - odds[steepest - 1])
            {
                steepest = step;
            }
        }
        return steepest > 0 && odds[steepest] > odds[steepest - 1] ? new DecisiveStep(steepest, odds[steepest - 1], odds[steepest], Samples: null) : null;
    }

    /// <summary>For each point of the run the exact odds; null when there are too many points.</summary>
    private double[]? Exact(IReadOnlyList<int> choices)
    {
        _known.Clear();
        _points = 0;
        _steps = 0;
        var odds = new double[choices.Count + 1];
        odds[^1] = 1;
        // From behind, for then what lies ahead of a point is known but for its other choices.
        for (var length = choices.Count - 1; length >= 0; length--)
        {
            _taken.Clear();
            for (var i = 0; i < length; i++)
            {
                _taken.Add(choices[i]);
            }
            Lead();
            if (OddsHere() is not { } here)
            {
                return null;
            }
            odds[length] = here;
        }
        return odds;
    }

    /// <summary>The odds at the point where the machine stands; null when there are too many points.</summary>
    private double? OddsHere()
    {
        var machine = _rerun.Machine;
        if (IsDecided(out var fails))
        {
            return fails ? 1 : 0;
        }
        var key = PointKey.Of(machine, _scope == ClaimScope.State);
        if (_scope != ClaimScope.Run && _known.TryGetValue(key, out var known))
        {
            return known;
        }
        if (++_points > MostPoints || _steps > MostSteps)
        {
            return null;
        }
        var (sum, choices) = (0.0, machine.Enabled.Length);
        for (var i = 0; i < choices; i++)
        {
            if (i > 0)
            {
                Lead();
            }
            _rerun.Step(i);
            _taken.Add(i);
            var odds = OddsHere();
            _taken.RemoveAt(_taken.Count - 1);
            if (odds is null)
            {
                return null;
            }
            sum += odds.Value;
        }
        return _known[key] = sum / choices;
    }

    /// <summary>Whether the run is over, or has failed.</summary>
    private bool IsDecided(out bool fails)
    {
        if (_rerun.Machine.Enabled.IsEmpty)
        {
            _rerun.End();
        }
        fails = false;
        foreach (var failure in _rerun.Failures)
        {
            if (_trial.Sought.MayBe(failure) && _trial.Laboratory.SignatureOf(_program, failure) == _trial.Sought.Signature)
            {
                return fails = true;
            }
        }
        return _rerun.Machine.Enabled.IsEmpty || _rerun.Failures.Any(failure => failure.Kind == VerdictKind.Violated);
    }

    private void Lead()
    {
        _rerun.Observe(Core.EventKinds.None);
        _rerun.Begin(_program);
        _steps += _taken.Count;
        foreach (var index in _taken)
        {
            _rerun.Step(index);
        }
    }

    /// <summary>
    /// The steepest step by samples. Of a long run at a few points first, then within the interval that rises most, halved again and again.
    /// </summary>
    private DecisiveStep? Sampled(IReadOnlyList<int> choices)
    {
        var (from, to) = (0, choices.Count);
        var walks = Math.Clamp(MostSteps / ((to + 1) * Math.Min(to + 1, Places)), LeastWalks, MostWalks);
        while (true)
        {
            var places = Math.Min(to - from, Places);
            var (best, bestEnd, rise) = (from, to, double.NegativeInfinity);
            var (before, after) = (0.0, 0.0);
            var last = Share(choices, from, walks);
            for (var i = 1; i <= places; i++)
            {
                var (start, end) = (from + ((to - from) * (i - 1) / places), from + ((to - from) * i / places));
                var odds = Share(choices, end, walks);
                if (odds - last > rise)
                {
                    (best, bestEnd, rise, before, after) = (start, end, odds - last, last, odds);
                }
                last = odds;
            }
            (from, to) = (best, bestEnd);
            if (to - from <= 1)
            {
                return rise > 0 ? new DecisiveStep(to, before, after, walks) : null;
            }
        }
    }

    private double Share(IReadOnlyList<int> choices, int length, int walks)
    {
        if (length == choices.Count)
        {
            return 1;
        }
        var walk = new WalkFrom(choices, length);
        var failing = 0;
        for (var i = 0; i < walks; i++)
        {
            failing += _trial.Fails(_program, walk, 0, i) ? 1 : 0;
        }
        return (double)failing / walks;
    }

    /// <summary>Takes given choices, then random ones.</summary>
    private sealed class WalkFrom(IReadOnlyList<int> choices, int length) : IStrategy
    {
        private readonly RandomWalk _walk = new();
        private int _next;

        public void Begin(in RunInfo run, Rng rng)
        {
            _next = 0;
            _walk.Begin(run, rng);
        }

        public int Pick(in ChoicePoint point) => _next < length ? choices[_next++] : _walk.Pick(point);
    }
}
