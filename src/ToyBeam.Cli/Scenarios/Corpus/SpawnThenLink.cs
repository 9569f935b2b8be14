using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Corpus;

/// <summary>After otplike issue 13: the child may crash before its parent links with it, and the parent hears <c>noproc</c>. The fix: spawn_link.</summary>
public static class SpawnThenLink
{
    /// <summary>The bug, then its fix.</summary>
    public static ImmutableArray<ScenarioTemplate> Both { get; } = [Program(cured: false), Program(cured: true)];

    private static ScenarioTemplate Program(bool cured) => new(
        [new("pad", 0, 0, 1000, "steps of the child before it crashes")],
        values => new Scenario
        {
            Name = KnownBugs.Name("spawn-then-link", cured),
            Description = cured
                ? "spawn-then-link cured: spawn and link in one step."
                : "Spawn, then link: why the child crashed may be lost (otplike issue 13).",
            Start = roots => roots.Add(Parent(values[0], cured), "parent"),
            ExpectedExits = ["boom"],
            ExtraInvariants = KnownBugs.NeverInTheEnd("reason-lost", world => world.Note<string>("why") != "boom"),
        });

    private static Code Parent(int pad, bool cured) =>
        TrapExit(on: true, () => cured
            ? SpawnLink(Child(pad), _ => Hear(), "child")
            : Spawn(Child(pad), child => Link(child, Hear), "child"));

    private static Code Child(int pad) => Sinks.Works(pad, () => Exit("boom"));

    private static Code Hear() => Receive(On<ExitMessage>(exit => Note("why", exit.Reason.Name, () => End)));
}
