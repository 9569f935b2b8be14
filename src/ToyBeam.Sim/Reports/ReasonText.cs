using System.Globalization;
using ToyBeam.Sim.Explanations;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Reports;

/// <summary>An explanation in sentences.</summary>
public static class ReasonText
{
    private const int MostMessages = 5;

    /// <summary>One sentence for each thing that is known about why a run fails.</summary>
    /// <param name="explanation">What is known.</param>
    /// <param name="failing">The run.</param>
    public static IEnumerable<string> Sentences(Explanation explanation, Recording failing)
    {
        if (explanation.Race is { } race)
        {
            yield return Of(race, failing, explanation.NearestPassing!);
        }
        if (explanation.Decisive is { } decisive)
        {
            var how = decisive.Samples is { } samples ? $"by {samples} runs from each step" : "exact";
            yield return $"step {decisive.Step} decides: {Share(decisive.Before)}{(decisive.Before is 0 or 1 ? "" : " of")} random runs fail from before it, {Share(decisive.After)} from after it ({how})";
        }
        foreach (var stuck in explanation.Stuck)
        {
            yield return Of(stuck);
        }
        if (explanation.NearestPassing is { } passing)
        {
            var deviations = passing.Schedule.Deviations;
            yield return $"nearest passing schedule: {(deviations.IsEmpty ? "the default one" : string.Join("; ", deviations.Select(deviation => Story.InWords(passing, deviation))))}";
        }
    }

    private static string Of(RacingPair race, Recording failing, Recording passing) => race.Later is { } later
        ? $"race: {Step(failing, race.Earlier)} before {Step(failing, later)}; the other way round it passes"
        : $"race: {Step(failing, race.Earlier)}, and then {Action(passing, race.LaterInPassing)} never happens; with that first it passes";

    private static string Of(StuckProcess stuck)
    {
        var mailbox = stuck.Mailbox.Count == 0 ? "its mailbox is empty"
            : $"in its mailbox {(stuck.Mailbox.Count == 1 ? "is" : "are")} {string.Join(", ", stuck.Mailbox.Take(MostMessages))}{(stuck.Mailbox.Count > MostMessages ? $" and {stuck.Mailbox.Count - MostMessages} more" : "")}";
        var sender = stuck.Takes is null ? "" : $"; when it passes, it gets {stuck.Takes}{(stuck.From is null ? "" : $" from {stuck.From}")}";
        return $"{stuck.Process} waits for {stuck.WaitsFor}; {mailbox}{sender}";
    }

    private static string Step(Recording run, int step) => string.Create(CultureInfo.InvariantCulture, $"{Action(run, step)} ({step})");

    /// <summary>What a step did, in the words of the trace.</summary>
    private static string Action(Recording run, int step)
    {
        foreach (var line in TraceText.Lines(run, verbose: true))
        {
            if (line.Step == step)
            {
                return $"{line.Process} {line.Text}";
            }
        }
        return "a step";
    }

    private static string Share(double share) => share switch
    {
        0 => "no",
        1 => "all",
        < 0.001 => "less than 0.1 %",
        > 0.999 => "more than 99.9 %",
        _ => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %"),
    };
}
