using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Scenarios.Programs;

/// <summary>One run under round robin, with what a viewer would show before every step.</summary>
internal sealed class RoundRobinRun
{
    private readonly List<Moment> _moments = [];

    public RoundRobinRun(Scenario scenario, int budget, Granularity granularity)
    {
        var options = new MachineOptions { Rules = scenario.Rules, Granularity = granularity };
        var runner = new Runner(options, []);
        Verdict = runner.Run(scenario.Start, new Watched(this, new RoundRobin(budget), runner.Machine.World), new RunInfo(0, 0, new Pilot(scenario.Start, options)));
        World = runner.Machine.World;
    }

    /// <summary>The state at the end.</summary>
    public World World { get; }

    public Verdict Verdict { get; }

    /// <summary>What there was to see before each step; the index is the number of steps taken so far.</summary>
    public IReadOnlyList<Moment> Moments => _moments;

    /// <summary>The steps, as "process instruction".</summary>
    public IEnumerable<string> Steps => _moments.Select(moment => $"{moment.Runs} {moment.Processes[moment.Runs].Pending}");

    /// <summary>Consecutive steps of one process, as "process steps".</summary>
    public IEnumerable<string> Slices
    {
        get
        {
            var from = 0;
            for (var i = 1; i <= _moments.Count; i++)
            {
                if (i == _moments.Count || _moments[i].Runs != _moments[from].Runs)
                {
                    yield return $"{_moments[from].Runs} {i - from}";
                    from = i;
                }
            }
        }
    }

    /// <param name="Runs">Whose step comes now.</param>
    /// <param name="Queue">The ready queue, head first.</param>
    /// <param name="Processes">The processes that exist.</param>
    internal sealed record Moment(int Runs, int[] Queue, State[] Processes);

    internal sealed record State(Op? Pending, int WorkLeft, bool Blocked, string[] Mailbox);

    private sealed class Watched(RoundRobinRun run, RoundRobin inner, World world) : IStrategy
    {
        public void Begin(in RunInfo info, Rng rng) => inner.Begin(info, rng);

        public int Pick(in ChoicePoint point)
        {
            var index = inner.Pick(point);
            var processes = Enumerable.Range(0, world.ProcessCount).Select(i => StateOf(world[i])).ToArray();
            run._moments.Add(new Moment(point.Enabled[index].Process, [.. inner.Queue], processes));
            return index;
        }

        private static State StateOf(ProcessView process) => new(
            process.Pending?.Op,
            process.Pending is Work work ? work.Amount - process.WorkDone : 0,
            process.IsBlocked,
            [.. Enumerable.Range(0, process.MailboxCount).Select(i => Literal.Of(process.Message(i)))]);
    }
}
