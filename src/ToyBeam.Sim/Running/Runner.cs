using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Running;

/// <summary>Runs one schedule at a time: the only place where strategy, machine, invariants and recording meet.</summary>
/// <remarks>Keeps its machine and buffers from run to run; not thread-safe.</remarks>
public sealed class Runner
{
    private readonly Machine _machine;
    private readonly Watch _watch;
    private readonly Rng _rng = new(0);
    private readonly List<Verdict> _failures = [];
    private Verdict? _found;
    private bool _over;

    /// <summary>A runner.</summary>
    /// <param name="options">How programs run.</param>
    /// <param name="invariants">What is checked; the runner has them for itself.</param>
    public Runner(MachineOptions options, IReadOnlyList<IInvariant> invariants)
    {
        _machine = new Machine(options);
        _watch = new Watch(invariants);
    }

    /// <summary>Whether a run goes on whatever breaks, so that every run is a whole interleaving; off by default.</summary>
    public bool ToTheEnd { get; init; }

    /// <summary>Which invariants broke in the last run, by their index.</summary>
    public IReadOnlyList<bool> Broken => _watch.Broken;

    /// <summary>What broke in the last run, in order; each claim at most once.</summary>
    public IReadOnlyList<Verdict> Failures => _failures;

    /// <summary>The machine, as the last run left it.</summary>
    public Machine Machine => _machine;

    /// <summary>Runs a program once, to its end or to a failure. An unexpected exit does not end a run: what comes of it may be worse.</summary>
    /// <param name="start">The program.</param>
    /// <param name="strategy">Who picks.</param>
    /// <param name="run">Which run this is: what the strategy and its random numbers depend on.</param>
    /// <param name="recording">Where to record everything; null for a lean run.</param>
    /// <param name="sought">The failure at which to stop, of whatever kind; null for none in particular.</param>
    /// <returns>The failure that was sought, if it was met; else the first one, or how the run ended without.</returns>
    public Verdict Run(Start start, IStrategy strategy, in RunInfo run, Recording? recording = null, Func<Verdict, bool>? sought = null)
    {
        Begin(start, strategy, run, recording);
        See(_machine.Events, sought);
        while (!_over && !_machine.Enabled.IsEmpty)
        {
            var index = strategy.Pick(new ChoicePoint(_machine));
            recording?.Choose(_machine, index);
            _machine.Step(index);
            recording?.Record(_machine);
            See(_machine.Events, sought);
        }
        if (!_over && !_machine.LimitReached)
        {
            var quiescent = new Event(EventKind.Quiescent, Op.None, -1);
            See(new ReadOnlySpan<Event>(in quiescent), sought);
        }
        var verdict = _found ?? (_failures.Count > 0 ? _failures[0] : _machine.LimitReached ? Verdict.StepLimit : Verdict.Passed);
        recording?.End(_machine, verdict);
        return verdict;
    }

    private void Begin(Start start, IStrategy strategy, in RunInfo run, Recording? recording)
    {
        _failures.Clear();
        _found = null;
        _over = false;
        _machine.Observed = recording is null ? _watch.Needs : _watch.Needs | EventKinds.All;
        _rng.Seed(Rng.StreamSeed(run.Seed, run.Index, Purpose.Schedule));
        strategy.Begin(run, _rng);
        _machine.Reset(start);
        _watch.Begin(_machine.World);
        recording?.Begin(_machine);
    }

    private void See(ReadOnlySpan<Event> events, Func<Verdict, bool>? sought)
    {
        if (events.IsEmpty)
        {
            return;
        }
        var known = _failures.Count;
        _watch.See(events, _machine.World, _failures);
        for (var i = known; i < _failures.Count; i++)
        {
            _found ??= sought is not null && sought(_failures[i]) ? _failures[i] : null;
            _over = !ToTheEnd && (_over || _found is not null || _failures[i].Kind != VerdictKind.UnexpectedExit);
        }
    }
}
