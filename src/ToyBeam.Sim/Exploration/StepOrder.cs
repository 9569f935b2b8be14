using ToyBeam.Sim.Exploration.Dependency;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Exploration;

/// <summary>The steps of one run, who acted in each, and which of them depend on which: its trace.</summary>
internal sealed class StepOrder
{
    /// <summary>Each step is held against all before it, so long runs take too long.</summary>
    private const int MostSteps = 10_000;

    private readonly Footprint[] _steps;
    private readonly StepSet[] _before;

    private StepOrder(Footprint[] steps, Actor[] actors)
    {
        _steps = steps;
        Actors = actors;
        _before = new StepSet[steps.Length];
        for (var later = 0; later < steps.Length; later++)
        {
            _before[later] = BeforeOf(later);
        }
    }

    /// <summary>Steps.</summary>
    public int Length => _steps.Length;

    /// <summary>Who acted at each step; steps count from 0 here.</summary>
    public IReadOnlyList<Actor> Actors { get; }

    /// <summary>Pairs of steps of different actors of which the later one depends on the earlier one, and on nothing between that does; by the later one, then by the earlier one.</summary>
    public List<(int Earlier, int Later)> Races { get; } = [];

    /// <summary>Whether a run has one: it has no clock, before which no two steps would be independent, and is not too long.</summary>
    public static bool IsToBeHad(TestedProgram program, Recording run) => !program.Options.Timing.IsVirtual && run.Steps <= MostSteps;

    /// <summary>Reads it off a run.</summary>
    /// <param name="program">The program.</param>
    /// <param name="run">A run of it.</param>
    public static StepOrder Of(TestedProgram program, Recording run)
    {
        var rerun = new Rerun(program.Options, []);
        var reader = new FootprintReader(rerun.Machine);
        rerun.Observe(FootprintReader.Needs);
        rerun.Begin(program);
        var replay = Replay.Strict(run.Schedule);
        var steps = new Footprint[run.Steps];
        var actors = new Actor[run.Steps];
        for (var i = 0; i < steps.Length; i++)
        {
            var point = new ChoicePoint(rerun.Machine);
            var index = replay.Pick(point);
            actors[i] = Actor.Of(point, point.Enabled[index]);
            steps[i] = reader.Take(index, rerun.Step);
        }
        return new StepOrder(steps, actors);
    }

    /// <summary>Whether the earlier one of two steps happened before the later one.</summary>
    public bool IsBefore(int earlier, int later) => _before[later].Contains(earlier);

    private StepSet BeforeOf(int later)
    {
        var before = new StepSet();
        for (var i = later - 1; i >= 0; i--)
        {
            if (before.Contains(i) || !_steps[i].DependsOn(_steps[later]))
            {
                continue;
            }
            if (Actors[i] != Actors[later])
            {
                Races.Add((i, later));
            }
            before.Add(i);
            before.AddAll(_before[i]);
        }
        return before;
    }
}
