using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Sim.Replaying;

/// <summary>Runs again what a trace tells, step by step.</summary>
public static class TraceReplayer
{
    /// <summary>Replays a trace.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="program">The program that it names, under its options.</param>
    /// <param name="invariants">What is checked.</param>
    /// <param name="tolerant">Whether steps that cannot be taken are left out, for a program that was changed on purpose; else the first difference ends it.</param>
    public static ReplayResult Run(Trace trace, TestedProgram program, IReadOnlyList<IInvariant> invariants, bool tolerant = false)
    {
        var laboratory = new Laboratory(program.Options, invariants);
        var recording = new Recording();
        var retracing = new Retracing(trace, strict: !tolerant);
        ReplayDivergedException? stopped = null;
        try
        {
            laboratory.Run(program, retracing, 0, 0, recording, failure => MayBeOf(trace, failure));
        }
        catch (ReplayDivergedException diverged)
        {
            stopped = diverged;
        }
        if (!tolerant && (FirstDifference(trace, program, recording) ?? stopped) is { } difference)
        {
            return new ReplayResult(ReplayAnswer.Diverged, difference.Message, null, null, difference.Step);
        }
        var result = Replayer.Judge(program, laboratory, recording, IsOf(trace, recording.Verdict, program, laboratory));
        if (tolerant)
        {
            return result with { Sentence = $"{retracing.Taken} of {trace.Steps.Length - 1} steps taken as recorded: {result.Sentence}" };
        }
        return (result.Answer == ReplayAnswer.Same || (result.Answer == ReplayAnswer.None && !trace.End.Failed)) && EndDifference(trace, program, result) is { } end
            ? new ReplayResult(ReplayAnswer.Diverged, end.Message, null, null, end.Step)
            : result;
    }

    /// <summary>Whether a failure may be that of the trace: what makes stuck processes the same bug is told by other runs of the program.</summary>
    private static bool MayBeOf(Trace trace, Verdict failure) => failure.Kind == VerdictKind.Stuck || failure.Key == trace.Header.Signature;

    private static bool IsOf(Trace trace, Verdict failure, TestedProgram program, Laboratory laboratory) =>
        failure.Failed && laboratory.SignatureOf(program, failure) == trace.Header.Signature;

    /// <summary>The first step, of those that were taken, that did something else than the trace says.</summary>
    private static ReplayDivergedException? FirstDifference(Trace trace, TestedProgram program, Recording recording)
    {
        var steps = Tracer.StepsOf(program, recording);
        for (var i = 0; i < Math.Min(steps.Length, trace.Steps.Length); i++)
        {
            if (Difference(trace.Steps[i], steps[i]) is { } difference)
            {
                return new ReplayDivergedException(i, difference.Expected, difference.Found);
            }
        }
        return null;
    }

    private static (string Expected, string Found)? Difference(TraceStep expected, TraceStep found)
    {
        for (var i = 0; i < Math.Max(expected.Events.Length, found.Events.Length); i++)
        {
            var one = i < expected.Events.Length ? expected.Events[i] : null;
            var other = i < found.Events.Length ? found.Events[i] : null;
            if (one is null || other is null || !one.IsSameAs(other))
            {
                return InWords(one, other);
            }
        }
        if ((expected.Enabled, expected.Deviates, expected.Preempts) != (found.Enabled, found.Deviates, found.Preempts))
        {
            return (Choices(expected), Choices(found));
        }
        return expected.State == found.State
            ? null
            : ($"the state {TraceWriter.Hex(expected.State, 16)}", $"the state {TraceWriter.Hex(found.State, 16)}");
    }

    private static string Choices(TraceStep step) =>
        $"one of {step.Enabled} choices{(step.Preempts ? ", a preemption" : step.Deviates ? ", not the default one" : ", the default one")}";

    /// <summary>Two events in words; by their fields, where the words are the same.</summary>
    private static (string Expected, string Found) InWords(TraceEvent? expected, TraceEvent? found)
    {
        var (one, other) = (expected?.ToString() ?? "nothing more", found?.ToString() ?? "nothing more");
        return one == other ? (Fields(expected!), Fields(found!)) : (one, other);
    }

    private static string Fields(TraceEvent e) => $"{TraceWriter.Word(e.Kind)} of {e.Process ?? "nobody"}, other {e.Other ?? "nobody"}, number {e.Number}, clause {e.Clause}, value {e.Value ?? "none"}";

    /// <summary>What a trace says of the whole run, where the run says otherwise. The sentence of the end is for people and not compared.</summary>
    private static ReplayDivergedException? EndDifference(Trace trace, TestedProgram program, ReplayResult result)
    {
        var again = Tracer.Of(program, result.Recording!, result.Signature);
        var last = again.Steps.Length - 1;
        return again.Steps.Length != trace.Steps.Length ? Diverged($"{trace.Steps.Length - 1} steps", $"{last} steps")
            : (again.End.Kind, again.End.Step, again.Header.Invariant) != (trace.End.Kind, trace.End.Step, trace.Header.Invariant) ? Diverged(EndOf(trace), EndOf(again))
            : again.Header.Fingerprint != trace.Header.Fingerprint ? Diverged($"the fingerprint {TraceWriter.Hex(trace.Header.Fingerprint, 8)}", $"the fingerprint {TraceWriter.Hex(again.Header.Fingerprint, 8)}")
            : again.Header.Token != trace.Header.Token ? Diverged($"the token {trace.Header.Token}", $"the token {again.Header.Token}")
            : null;

        ReplayDivergedException Diverged(string expected, string found) => new(last, expected, found);
    }

    private static string EndOf(Trace trace) => $"{trace.Header.Invariant ?? "no claim"} to break ({TraceWriter.Word(trace.End.Kind)}) after step {trace.End.Step}";
}
