using ToyBeam.Sim.Exploration.Dependency;

namespace ToyBeam.Sim.Exploration;

/// <summary>The run that a search by traces is in: the steps taken, what happens before what, and at each point what is still to be tried and what need not be.</summary>
internal sealed partial class Path
{
    private readonly Rerun _run;
    private readonly FootprintReader _reader;
    private readonly Action<int> _step;
    private readonly List<Point> _points = []; // Kept to be used again; the first Length + 1 are in use.
    private TestedProgram _program = null!;
    private bool _behind; // Whether the machine must be led here first.

    public Path(Rerun run, bool byObservation)
    {
        _run = run;
        ByObservation = byObservation;
        _reader = new FootprintReader(run.Machine, byObservation);
        _step = run.Step;
    }

    /// <summary>The whole tree of runs, for <see cref="Explored"/>.</summary>
    public const ulong Whole = 1UL << 62;

    /// <summary>Steps taken.</summary>
    public int Length { get; private set; }

    /// <summary>The first step that no run before this one has taken.</summary>
    public int FirstNew { get; private set; }

    /// <inheritdoc cref="FootprintReader.MetMoreThanMail"/>
    public bool MetMoreThanMail => _reader.MetMoreThanMail;

    /// <summary>Races: pairs of steps of which the later one depends on the earlier one, and on nothing between that does; and over which kinds of thing.</summary>
    public List<(int Earlier, int Later, ulong Over)> Races { get; } = [];

    /// <summary>The point before a step.</summary>
    public Point this[int step] => _points[step];

    /// <summary>Back to the start of a program.</summary>
    public void Begin(TestedProgram program)
    {
        _program = program;
        Length = FirstNew = 0;
        Races.Clear();
        Observed.Clear();
        Open(0).Tree = new WakeupTree();
        _reader.Forget();
        _run.Observe(FootprintReader.Needs);
        _run.Begin(program);
        _behind = false;
    }

    /// <summary>Runs on to the end; false when everything that could follow has been seen.</summary>
    public bool GoOn()
    {
        if (_behind)
        {
            LeadHere();
        }
        _run.Observe(FootprintReader.Needs);
        while (!_run.Machine.Enabled.IsEmpty)
        {
            if (!Choose(out var index))
            {
                return false;
            }
            Take(index);
        }
        return true;
    }

    /// <summary>The choices of the run, by their index at each step.</summary>
    public void CopyTo(List<int> choices)
    {
        choices.Clear();
        for (var i = 0; i < Length; i++)
        {
            choices.Add(_points[i].Index);
        }
    }

    /// <summary>How much of the tree of runs lies behind, as far as it is known, out of <see cref="Whole"/>: each branch at a point counts the same.</summary>
    public ulong Explored()
    {
        var (left, explored) = (Whole, 0UL);
        for (var i = 0; i <= Length && left > 0; i++)
        {
            var point = _points[i];
            if (i < Length && !point.IsTaken)
            {
                continue;
            }
            var branch = left / (ulong)Math.Max(1, point.Done + point.Tree.Count);
            explored += branch * (ulong)point.Done;
            left = branch;
        }
        return explored;
    }

    /// <summary>Back to the last point where something is left to try; false when there is none.</summary>
    public bool GoBack()
    {
        while (Length > 0)
        {
            Length--;
            var point = _points[Length];
            if (!point.IsTaken)
            {
                continue;
            }
            point.Sleep.Add(new Sleeper(point.Step, Length));
            point.Tree.RemoveFirst();
            point.Done++;
            if (!point.Tree.IsEmpty)
            {
                Forget();
                return true;
            }
        }
        return false;
    }

    private void Forget()
    {
        FirstNew = Length;
        _behind = true;
        while (Races.Count > 0 && Races[^1].Later >= Length)
        {
            Races.RemoveAt(Races.Count - 1);
        }
        while (Observed.Count > 0 && Math.Max(Observed[^1].Later, Observed[^1].Observer) >= Length)
        {
            Observed.RemoveAt(Observed.Count - 1);
        }
    }

    /// <summary>Whether of two steps the earlier one happened before the later one.</summary>
    public bool IsBefore(int earlier, int later) => (_points[later].Before[earlier >> 6] >> (earlier & 63) & 1) != 0;

    /// <summary>What an actor does at a point after some steps; null when it cannot act there. The machine stands elsewhere afterwards.</summary>
    public Footprint? Try(int point, List<Footprint> steps, long actor)
    {
        var machine = _run.Machine;
        machine.Observed = Core.EventKinds.None;
        machine.Reset(_program.Start);
        Lead(point, machine.Step);
        for (var i = 0; i < steps.Count; i++)
        {
            var at = IndexOf(steps[i].Actor);
            if (at >= 0)
            {
                machine.Step(at);
            }
            else if (steps[i].MayVanish)
            {
                steps.RemoveAt(i--); // Its receiver has ended, and nobody misses it.
            }
            else
            {
                return null;
            }
        }
        var index = IndexOf(actor);
        machine.Observed = FootprintReader.Needs;
        return index < 0 ? null : _reader.Take(index, machine.Step);
    }

    private void LeadHere()
    {
        _run.Observe(Core.EventKinds.None);
        _run.Begin(_program);
        Lead(Length, _step);
        _behind = false;
    }

    private void Lead(int length, Action<int> step)
    {
        for (var i = 0; i < length; i++)
        {
            if (_points[i].IsTaken)
            {
                step(_points[i].Index);
            }
        }
    }

    /// <summary>The next step: the first that is planned, else any that does not sleep.</summary>
    private bool Choose(out int index)
    {
        var point = _points[Length];
        while (!point.Tree.IsEmpty)
        {
            index = IndexOf(point.Tree.First.Actor);
            if (index >= 0)
            {
                return true;
            }
            if (point.Tree.First.Step is not { MayVanish: true })
            {
                throw new InvalidOperationException("A planned step cannot be taken: the table of dependencies is wrong.");
            }
            point.Tree.SkipFirst();
        }
        var enabled = _run.Machine.Enabled;
        for (index = 0; index < enabled.Length; index++)
        {
            var actor = _reader.ActorOf(enabled[index]);
            if (!point.Sleeps(actor))
            {
                point.Tree.Add(actor);
                return true;
            }
        }
        return false;
    }

    private void Take(int index)
    {
        var point = _points[Length];
        point.Index = index;
        point.Step = _reader.Take(index, _step);
        point.Tree.First.Step = point.Step;
        FindRaces(Length);
        var at = Length++;
        if (ByObservation)
        {
            FindObserved(at);
            AppendLost(point.Step.Lost);
        }
        Open(Length).Follow(point, at);
    }

    private Point Open(int index)
    {
        if (index == _points.Count)
        {
            _points.Add(new Point());
        }
        var point = _points[index];
        point.Clear();
        return point;
    }

    private void FindRaces(int later)
    {
        var point = _points[later];
        var before = point.MakeRow(later);
        for (var i = later - 1; i >= 0; i--)
        {
            if ((before[i >> 6] >> (i & 63) & 1) != 0 || !_points[i].Step.DependsOn(point.Step))
            {
                continue;
            }
            before[i >> 6] |= 1UL << (i & 63);
            var earlier = _points[i].Before;
            for (var word = 0; word <= i - 1 >> 6; word++)
            {
                before[word] |= earlier[word];
            }
            if (_points[i].Step.Actor != point.Step.Actor)
            {
                Races.Add((i, later, _points[i].Step.ConflictsOver(point.Step)));
            }
        }
    }

    private int IndexOf(long actor)
    {
        var enabled = _run.Machine.Enabled;
        for (var i = 0; i < enabled.Length; i++)
        {
            if (_reader.ActorOf(enabled[i]) == actor)
            {
                return i;
            }
        }
        return -1;
    }
}
