using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Shrinking;

namespace ToyBeam.Sim.Exploration;

/// <summary>Goes on making a finding smaller that was recorded before.</summary>
public sealed class FindingShrinker
{
    /// <summary>Makes what is checked; called for each worker.</summary>
    public required Func<IReadOnlyList<IInvariant>> Invariants { get; init; }

    /// <summary>Runs that it may take; 20,000 by default.</summary>
    public int Runs { get; init; } = 20_000;

    /// <summary>Asked before more is tried; false stops, and the best so far is what it comes to. Null to finish.</summary>
    public Func<bool>? GoOn { get; init; }

    /// <summary>Who judges smaller programs; one by default. The result does not depend on it.</summary>
    public Workers Workers { get; init; } = Workers.One;

    /// <summary>Told of each smaller program that fails in the same way, and how; null for nobody.</summary>
    public Action<TestedProgram, Recording>? Accepted { get; init; }

    /// <summary>Shrinks.</summary>
    /// <param name="finding">What was found, such as a replay met again.</param>
    /// <returns>The finding; never larger than it was.</returns>
    public Finding Shrink(Finding finding)
    {
        var program = finding.Program;
        var sought = SoughtFailure.Of(new Laboratory(program.Options, Invariants()), program, finding.Verdict);
        var shrunk = new Shrinker(program, sought, Invariants, new ShrinkBudget(Runs, GoOn), Workers) { Accepted = Accepted }.Shrink(finding.Recording.Schedule);
        return FindingMaker.Smaller(finding, shrunk, sought, Invariants);
    }
}
