using ToyBeam.Core;
using ToyBeam.Scenarios.Programs;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;

namespace ToyBeam.Scenarios.Semantics;

/// <summary>What all schedules of a small program come to.</summary>
/// <param name="Schedules">How many there are.</param>
/// <param name="Outcomes">What is seen of them.</param>
/// <param name="Problem">A claim that broke, or a run that did not end; null when all is well.</param>
internal sealed record AllOutcomes(int Schedules, SortedSet<string> Outcomes, string? Problem)
{
    /// <summary>No row may need more schedules.</summary>
    private const int Most = 200_000;

    /// <summary>Runs all schedules of a program.</summary>
    public static AllOutcomes Of(TestedProgram program, View view, IReadOnlyList<Always> claims)
    {
        var outcomes = new SortedSet<string>(StringComparer.Ordinal);
        string? problem = null;
        var fresh = true;
        var schedules = Interleavings.Of(
            program.Start,
            program.Options,
            kinds: view.Needs | EventKinds.Stepped,
            most: Most,
            seen: machine =>
            {
                if (fresh)
                {
                    view.Begin(machine.World);
                    fresh = false;
                }
                foreach (ref readonly var e in machine.Events)
                {
                    view.On(e, machine.World);
                }
                foreach (var claim in claims)
                {
                    problem ??= claim.On(new Event(EventKind.Stepped, Op.None, -1), machine.World)?.Sentence;
                }
            },
            atEnd: machine =>
            {
                outcomes.Add(view.Of(machine.World));
                problem ??= machine.LimitReached ? "a run did not end" : null;
                fresh = true;
            });
        return new AllOutcomes(schedules, outcomes, problem);
    }
}
