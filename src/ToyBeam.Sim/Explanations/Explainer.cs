using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Shrinking;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Explanations;

/// <summary>Explains a failing run by other runs of its program.</summary>
internal sealed class Explainer
{
    private const int MostTries = 500;
    private const int MostSteps = 2_000_000; // Of all tries together.
    private const int SearchedDeviations = 2;
    private const int SearchRuns = 2_000;

    private readonly TestedProgram _program;
    private readonly Recording _failing;
    private readonly Trial _trial;
    private readonly RunPoints _points;
    private Recording? _passing;
    private (int Differing, int Alike) _nearest;

    /// <summary>An explainer.</summary>
    /// <param name="program">The program.</param>
    /// <param name="failing">A run of it that fails.</param>
    /// <param name="sought">The failure.</param>
    /// <param name="invariants">What is checked; for this explainer alone.</param>
    public Explainer(TestedProgram program, Recording failing, SoughtFailure sought, IReadOnlyList<IInvariant> invariants)
    {
        _program = program;
        _failing = failing;
        _trial = new Trial(new Laboratory(program.Options, invariants), sought);
        _points = new RunPoints(failing.Schedule);
        _trial.Fails(program, _points, 0, 0);
    }

    private int Tries => Math.Min(MostTries, MostSteps / Math.Max(1, _failing.Steps));

    /// <summary>Explains. Of a machine that breaks its own laws nothing is said: other runs of it tell nothing.</summary>
    public Explanation Explain()
    {
        if (_trial.Sought.IsOfMachine)
        {
            return new Explanation();
        }
        var decisive = new FailureOdds(_trial).Decisive(_program, _points.Taken);
        var race = StepOrder.IsToBeHad(_program, _failing) ? DecidingRace(decisive) : null;
        FindNearestPassing();
        return new Explanation
        {
            Decisive = decisive,
            Race = race ?? RaceByDifference(),
            NearestPassing = _passing,
            Stuck = Stuck(),
        };
    }

    /// <summary>
    /// Of the races whose other order passes the one that the decisive step takes part in, as the one that came first if there is such a one; else the last one. What it passes with is
    /// the nearest passing run so far.
    /// </summary>
    private RacingPair? DecidingRace(DecisiveStep? decisive)
    {
        var order = StepOrder.Of(_program, _failing);
        var best = default(RacingPair);
        foreach (var (earlier, later) in order.Races.Take(Tries))
        {
            var reversed = new ReversedRace(order, earlier, later);
            if (Passes(reversed) && reversed.IsReversed)
            {
                var pair = new RacingPair(earlier + 1, later + 1, StepIn(_trial.Last, later));
                best = best is null || Weight(pair, decisive) >= Weight(best, decisive) ? pair : best;
                Consider();
            }
        }
        return best;
    }

    private static int Weight(RacingPair pair, DecisiveStep? decisive) =>
        pair.Earlier == decisive?.Step ? 2 : pair.Later == decisive?.Step ? 1 : 0;

    /// <summary>Where a step of the failing run is in another one: the same how-many-eth step of the same actor.</summary>
    private int StepIn(Recording other, int step)
    {
        var count = 0;
        for (var i = 1; i <= step + 1; i++)
        {
            count += IsSameActor(_failing, i, _failing, step + 1) ? 1 : 0;
        }
        for (var i = 1; i <= other.Steps; i++)
        {
            count -= IsSameActor(other, i, _failing, step + 1) ? 1 : 0;
            if (count == 0)
            {
                return i;
            }
        }
        return 0;
    }

    private static bool IsSameActor(Recording run, int step, Recording other, int otherStep)
    {
        var (one, two) = (run.ChoiceOf(step), other.ChoiceOf(otherStep));
        return one.Kind == ChoiceKind.Deliver == (two.Kind == ChoiceKind.Deliver)
            && run.PathOf(one.Process) == other.PathOf(two.Process)
            && (one.Kind != ChoiceKind.Deliver || run.PathOf(one.Other) == other.PathOf(two.Other));
    }

    private void FindNearestPassing()
    {
        var deviations = _failing.Schedule.Deviations;
        for (var i = 0; i < deviations.Length; i++)
        {
            Try(new Schedule(deviations.RemoveAt(i)));
        }
        foreach (var added in _points.Deviations.Take(Tries).ToArray())
        {
            Try(With(added));
        }
        if (_passing is null)
        {
            var search = new DeviationSearch(_trial.Laboratory, _trial.Sought.Invariant);
            search.Run(_program, SearchedDeviations, SearchRuns, run => IsPassing(run.Verdict));
            _passing = search.Found;
        }
    }

    /// <summary>The failing schedule, but doing something else at one place.</summary>
    private Schedule With(Deviation added)
    {
        var deviations = _failing.Schedule.Deviations;
        return new Schedule(deviations.RemoveAll(known => known.Anchor == added.Anchor).Add(added));
    }

    private void Try(Schedule schedule)
    {
        if (Passes(Replay.Tolerant(schedule)))
        {
            Consider();
        }
    }

    private bool Passes(IStrategy strategy)
    {
        _trial.Fails(_program, strategy, 0, 0);
        return IsPassing(_trial.Last.Verdict);
    }

    private bool IsPassing(Verdict verdict) => verdict.Kind == VerdictKind.Passed
        || (verdict.Kind == VerdictKind.Stuck && _trial.Sought.Failure.Kind == VerdictKind.Stuck && _trial.Laboratory.SignatureOf(_program, verdict) is var signature && signature != _trial.Sought.Signature && signature.EndsWith(Laboratory.Always, StringComparison.Ordinal));

    /// <summary>Keeps the last run if it is more like the failing one: fewer deviations differ, or it is the same for longer.</summary>
    private void Consider()
    {
        var run = _trial.Last;
        var (mine, its) = (_failing.Schedule.Deviations, run.Schedule.Deviations);
        var differing = mine.Count(deviation => !its.Contains(deviation)) + its.Count(deviation => !mine.Contains(deviation));
        var alike = 0;
        while (alike < Math.Min(run.Steps, _failing.Steps) && IsSameActor(run, alike + 1, _failing, alike + 1))
        {
            alike++;
        }
        if (_passing is null || (differing, -alike).CompareTo(_nearest) < 0)
        {
            _nearest = (differing, -alike);
            _passing = _trial.Swap(new Recording());
        }
    }

    /// <summary>Where the nearest passing run does something else first: what it does there comes later in the failing run, or not at all.</summary>
    private RacingPair? RaceByDifference()
    {
        if (_passing is null)
        {
            return null;
        }
        var step = 1;
        while (step <= Math.Min(_passing.Steps, _failing.Steps) && IsSameActor(_passing, step, _failing, step))
        {
            step++;
        }
        if (step > _passing.Steps || step > _failing.Steps)
        {
            return null;
        }
        for (var later = step + 1; later <= _failing.Steps; later++)
        {
            if (IsSameActor(_passing, step, _failing, later))
            {
                return new RacingPair(step, later, step);
            }
        }
        return new RacingPair(step, null, step);
    }

    private List<StuckProcess> Stuck()
    {
        var stuck = new List<StuckProcess>();
        if (_trial.Sought.Failure.Kind != VerdictKind.Stuck)
        {
            return stuck;
        }
        _trial.Fails(_program, _failing.Schedule);
        var world = _trial.Laboratory.Machine.World;
        foreach (var (path, _) in _trial.Last.Verdict.Violation!.Blocked)
        {
            for (var i = 0; i < world.ProcessCount; i++)
            {
                if (world[i].Pid.ToString() == path)
                {
                    stuck.Add(Describe(world[i]));
                }
            }
        }
        return stuck;
    }

    private StuckProcess Describe(ProcessView process)
    {
        var mailbox = Enumerable.Range(0, process.MailboxCount).Select(i => Literal.Of(process.Message(i))).ToList();
        var (takes, from) = NextTaken(process.Pid.ToString());
        return new StuckProcess(process.ToString(), process.Waiting?.ToString() ?? "its next step", mailbox, takes, from);
    }

    /// <summary>What a process takes in the nearest passing run at the receive at which it stands in the failing one.</summary>
    private (string? Message, string? From) NextTaken(string path)
    {
        if (_passing is null)
        {
            return (null, null);
        }
        var left = Taken(_failing, path).Count();
        foreach (var e in Taken(_passing, path))
        {
            if (left-- == 0)
            {
                return (Literal.Of(e.Payload), e.Other >= 0 ? _passing.Label(e.Other) : null);
            }
        }
        return (null, null);
    }

    private static IEnumerable<Event> Taken(Recording run, string path)
    {
        for (var step = 1; step <= run.Steps; step++)
        {
            foreach (var e in run.EventsOf(step).ToArray())
            {
                if (e.Kind == EventKind.Received && run.PathOf(e.Process) == path)
                {
                    yield return e;
                }
            }
        }
    }
}
