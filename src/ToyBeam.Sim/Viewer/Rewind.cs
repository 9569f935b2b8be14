using ToyBeam.Core;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Sim.Viewer;

/// <summary>A recorded run, run once more to see the machine's state after each step, which a recording does not keep.</summary>
internal sealed class Rewind
{
    private readonly ViewerTrace _trace;
    private readonly Machine _machine;
    private readonly StateTape _tape;
    private readonly RoundRobin? _queue;
    private readonly List<ViewedStep> _steps = [];

    private Rewind(ViewerTrace trace)
    {
        _trace = trace;
        _machine = new Machine(trace.Program.Options) { Observed = EventKinds.All };
        Causality = Causality.Of(trace.Recording);
        Signals = new SignalTable(Causality.Signals);
        Source = trace.Tree is { } tree ? new TreeSource(tree) : null;
        _tape = new StateTape(_machine, Source, Strings, Signals);
        _queue = trace.Queue?.Invoke();
        _queue?.Begin(default, new Rng(0));
    }

    /// <summary>The program's text; null when it is written in C#.</summary>
    public TreeSource? Source { get; }

    public StringTable Strings { get; } = new();

    /// <summary>What happened before what.</summary>
    public Causality Causality { get; }

    public SignalTable Signals { get; }

    /// <summary>The steps; the first is the start of the program.</summary>
    public IReadOnlyList<ViewedStep> Steps => _steps;

    public IReadOnlyList<Choice> Choices => _tape.Choices;

    public IReadOnlyList<(int From, int To)> Channels => _tape.Channels;

    /// <summary>Runs a recorded run again.</summary>
    /// <exception cref="ReplayDivergedException">The program does something else this time.</exception>
    public static Rewind Of(ViewerTrace trace)
    {
        var rewind = new Rewind(trace);
        rewind._machine.Reset(rewind.Source?.Start ?? trace.Program.Start);
        rewind.See(choice: -1, deviates: false);
        for (var step = 1; step <= trace.Recording.Steps; step++)
        {
            rewind.Take(step, trace.Recording.ChoiceOf(step));
        }
        return rewind;
    }

    /// <summary>The steps that happened before the failure, in order: before the step that broke the claim, or before whoever waits for ever began to wait. Without a failure, before the end.</summary>
    public IReadOnlyList<int> Past()
    {
        var verdict = _trace.Recording.Verdict;
        var past = new SortedSet<int> { 0 };
        if (verdict.Kind == VerdictKind.Stuck)
        {
            for (var i = 0; i < _machine.World.ProcessCount; i++)
            {
                if (_machine.World[i] is { IsBlocked: true, IsServer: false })
                {
                    past.UnionWith(Causality.PastOf(LastStepOf(i)));
                }
            }
        }
        else
        {
            past.UnionWith(Causality.PastOf(verdict.Failed ? verdict.Step : _trace.Recording.Steps));
        }
        return [.. past];
    }

    /// <summary>The last step that a process took; 0 when it took none.</summary>
    private int LastStepOf(int process)
    {
        for (var step = _trace.Recording.Steps; step > 0; step--)
        {
            var choice = _trace.Recording.ChoiceOf(step);
            if (choice.Kind != ChoiceKind.Deliver && choice.Process == process)
            {
                return step;
            }
        }
        return 0;
    }

    private void Take(int step, Choice choice)
    {
        var index = _machine.Enabled.IndexOf(choice);
        if (index < 0)
        {
            throw new ReplayDivergedException(step, $"{choice.Kind} {_trace.Recording.Label(choice.Process)} ({choice.Pending})", "it is not enabled when the run is repeated; the program is not deterministic");
        }
        var deviates = index != _machine.Default;
        var number = _tape.NumberOf(choice);
        _machine.Step(index);
        See(number, deviates);
    }

    private void See(int choice, bool deviates)
    {
        var marks = new List<Mark>();
        foreach (ref readonly var e in _machine.Events)
        {
            if (Mark.Of(e) is { } mark)
            {
                marks.Add(mark);
            }
        }
        if (_queue is not null && !_machine.Enabled.IsEmpty)
        {
            _queue.Pick(new ChoicePoint(_machine));
        }
        _steps.Add(new ViewedStep(choice, deviates, marks, _tape.Advance(_queue)));
    }
}
