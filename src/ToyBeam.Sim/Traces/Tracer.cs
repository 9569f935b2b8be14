using System.Collections.Immutable;
using System.Text;
using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Traces;

/// <summary>Makes traces of recorded runs.</summary>
public static class Tracer
{
    /// <summary>The trace of a finding.</summary>
    public static Trace Of(Finding finding) => Of(finding.Program, finding.Recording, finding.Signature, finding.Strategy, finding.Seed);

    /// <summary>The trace of a run. The same run gives the same trace.</summary>
    /// <param name="program">The program.</param>
    /// <param name="recording">The run.</param>
    /// <param name="signature">The signature of its failure; null when it has none.</param>
    /// <param name="strategy">The strategy that met it; null when it is not known.</param>
    /// <param name="seed">The seed under which it was met; null for none.</param>
    public static Trace Of(TestedProgram program, Recording recording, string? signature, string? strategy = null, ulong? seed = null)
    {
        var verdict = recording.Verdict;
        return new Trace(
            new TraceHeader
            {
                Target = program.Target,
                Options = program.Options,
                Fingerprint = Tokenizer.FingerprintOf(program),
                Invariant = verdict.Invariant,
                Signature = signature,
                Strategy = strategy,
                Seed = seed,
                Token = signature is null ? null : Tokenizer.ScheduleTokenOf(program, recording, signature).ToString(),
            },
            StepsOf(program, recording),
            new TraceEnd(verdict.Kind, verdict.Failed ? verdict.Step : null, WellFormed(verdict.Violation?.Sentence)));
    }

    /// <summary>Runs a program once and traces it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="invariants">What is checked.</param>
    /// <param name="strategy">Who picks, as the command line takes it.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <returns>The whole run; and its trace, which ends with the failure if there is one: after an unexpected exit a run goes on.</returns>
    public static (Recording Recording, Trace Trace) Run(TestedProgram program, IReadOnlyList<IInvariant> invariants, StrategySpec strategy, ulong seed)
    {
        var laboratory = new Laboratory(program.Options, invariants);
        var recording = new Recording();
        var verdict = laboratory.Run(program, strategy.Create(), seed, 0, recording);
        if (!verdict.Failed)
        {
            return (recording, Of(program, recording, null, strategy.Text, seed));
        }
        var failing = new Recording();
        laboratory.Run(program, strategy.Create(), seed, 0, failing, failure => failure.Key == verdict.Key);
        return (recording, Of(program, failing, laboratory.SignatureOf(program, verdict), strategy.Text, seed));
    }

    /// <summary>The machine as it stood after some steps of a run: all of its state, of which a recording keeps only the events.</summary>
    /// <param name="program">The program.</param>
    /// <param name="recording">The run.</param>
    /// <param name="steps">How many steps, from 0 to all of them.</param>
    public static Machine Again(TestedProgram program, Recording recording, int steps)
    {
        var machine = new Machine(program.Options);
        machine.Reset(program.Start);
        for (var step = 1; step <= steps; step++)
        {
            machine.Step(IndexOf(machine, recording.ChoiceOf(step)));
        }
        return machine;
    }

    /// <summary>The steps of a run, or of as much of it as was recorded. Takes them again, to see the states in between, which a recording does not keep.</summary>
    internal static ImmutableArray<TraceStep> StepsOf(TestedProgram program, Recording recording)
    {
        var order = Causality.Of(recording);
        var machine = new Machine(program.Options);
        machine.Reset(program.Start);
        var steps = ImmutableArray.CreateBuilder<TraceStep>(recording.Steps + 1);
        for (var step = 0; step <= recording.Steps; step++)
        {
            var (enabled, deviates, preempts) = step == 0 ? default : Take(machine, recording.ChoiceOf(step));
            ScheduledChoice? choice = step == 0 ? null : ChoiceOf(recording, step);
            steps.Add(new TraceStep(step, choice, [.. order.CausesOf(step)], EventsOf(recording, step), StateHash.Of(machine.World))
            {
                Enabled = enabled,
                Deviates = deviates,
                Preempts = preempts,
            });
        }
        return steps.MoveToImmutable();
    }

    private static (int Enabled, bool Deviates, bool Preempts) Take(Machine machine, Choice choice)
    {
        var index = IndexOf(machine, choice);
        var enabled = machine.Enabled.Length;
        var deviates = index != machine.Default;
        var preempts = deviates && machine.CurrentEnabled;
        machine.Step(index);
        return (enabled, deviates, preempts);
    }

    private static int IndexOf(Machine machine, Choice choice)
    {
        var enabled = machine.Enabled;
        for (var i = 0; i < enabled.Length; i++)
        {
            if (enabled[i].Kind == choice.Kind && enabled[i].Process == choice.Process && (choice.Kind != ChoiceKind.Deliver || enabled[i].Other == choice.Other))
            {
                return i;
            }
        }
        throw new ReplayDivergedException(machine.Steps + 1, "the step that was recorded", "that it cannot be taken when the run is repeated");
    }

    private static ScheduledChoice ChoiceOf(Recording recording, int step)
    {
        var choice = recording.ChoiceOf(step);
        return new ScheduledChoice(choice.Kind, recording.PathOf(choice.Process), choice.Kind == ChoiceKind.Deliver ? recording.PathOf(choice.Other) : null);
    }

    private static ImmutableArray<TraceEvent> EventsOf(Recording recording, int step)
    {
        var events = ImmutableArray.CreateBuilder<TraceEvent>();
        foreach (ref readonly var e in recording.EventsOf(step))
        {
            if (e.Kind != EventKind.Stepped)
            {
                events.Add(Of(recording, e));
            }
        }
        return events.ToImmutable();
    }

    private static TraceEvent Of(Recording recording, in Event e) => new(
        e.Kind,
        e.Process < 0 ? null : recording.PathOf(e.Process),
        e.Other < 0 ? null : recording.PathOf(e.Other),
        e.Number,
        e.Clause,
        WellFormed(ValueOf(recording, e)),
        WellFormed(TraceText.SentenceOf(recording, e, verbose: true)),
        TraceText.SentenceOf(recording, e, verbose: false) is null);

    /// <summary>A text that UTF-8 can hold: messages may contain half a character.</summary>
    private static string? WellFormed(string? text) => text is null || !text.Any(char.IsSurrogate) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string? ValueOf(Recording recording, in Event e) => e.Kind switch
    {
        EventKind.Started => recording.NameOf(e.Process),
        EventKind.Spawned => recording.NameOf(e.Other),
        EventKind.Sent or EventKind.Arrived or EventKind.Dropped or EventKind.Received => Literal.Of(e.Payload),
        EventKind.Noted => $"{((Note)e.Payload!).Name} = {Literal.Of(((Note)e.Payload).Value)}",
        EventKind.Queued or EventKind.Delivered => e.Payload!.ToString()!.ToLowerInvariant(),
        EventKind.Worked => null,
        _ => e.Payload?.ToString(),
    };
}
