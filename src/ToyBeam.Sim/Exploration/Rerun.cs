using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Exploration;

/// <summary>One machine with its invariants that is led step by step, and started again and again: how an engine moves about in a program's schedules.</summary>
internal sealed class Rerun(MachineOptions options, IReadOnlyList<IInvariant> invariants)
{
    private readonly Watch _watch = new(invariants);
    private readonly List<Verdict> _failures = [];

    public Machine Machine { get; } = new Machine(options);

    /// <summary>The names of the claims, in order.</summary>
    public IEnumerable<string> Claims => invariants.Select(invariant => invariant.Name);

    /// <summary>What broke on the way here, in order; each claim at most once. A run goes on to its end all the same.</summary>
    public IReadOnlyList<Verdict> Failures => _failures;

    /// <summary>Which of the claims broke on the way here.</summary>
    public IReadOnlyList<bool> Broken => _watch.Broken;

    /// <summary>Has these kinds of event recorded, beside those that the claims need.</summary>
    public void Observe(EventKinds kinds) => Machine.Observed = _watch.Needs | kinds;

    public void Begin(TestedProgram program)
    {
        _failures.Clear();
        Machine.Reset(program.Start);
        _watch.Begin(Machine.World);
        See(Machine.Events);
    }

    public void Step(int index)
    {
        Machine.Step(index);
        See(Machine.Events);
    }

    /// <summary>The run is over: what is claimed of the end of a run is claimed now.</summary>
    public void End()
    {
        if (!Machine.LimitReached)
        {
            var quiescent = new Event(EventKind.Quiescent, Op.None, -1);
            See(new ReadOnlySpan<Event>(in quiescent));
        }
    }

    private void See(ReadOnlySpan<Event> events)
    {
        if (_watch.Needs != EventKinds.None)
        {
            _watch.See(events, Machine.World, _failures);
        }
    }
}
