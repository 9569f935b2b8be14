using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Corpus;

/// <summary>After horde issue 217: two servers ask each other, and each waits for its answer only. The fix: to answer while one waits.</summary>
public static class MutualCall
{
    /// <summary>The bug, then its fix.</summary>
    public static ImmutableArray<ScenarioTemplate> Both { get; } = [new(Program(cured: false)), new(Program(cured: true))];

    private sealed record Go(Pid Other);

    private sealed record Ask(Pid From);

    private static Scenario Program(bool cured) => new()
    {
        Name = KnownBugs.Name("mutual-call", cured),
        Description = cured
            ? "mutual-call cured: who waits for an answer goes on answering."
            : "Two servers call each other and wait for ever (horde issue 217).",
        Start = roots => roots.Add(Root(cured), "main"),
        ExtraInvariants = KnownBugs.NeverInTheEnd("no-answer", world => !world.Note<bool>("x") || !world.Note<bool>("y")),
    };

    private static Code Root(bool cured) =>
        Spawn(Self(me => Node(me, "x", cured)), x =>
        Spawn(Self(me => Node(me, "y", cured)), y =>
        Send(x, new Go(y), () =>
        Send(y, new Go(x), () => End)),
        "y", server: true), "x", server: true);

    private static Code Node(Pid me, string name, bool cured) => Receive(
        On<Ask>(ask => Answer(ask, () => Node(me, name, cured))),
        On<Go>(go => Send(go.Other, new Ask(me), () => Await(me, name, cured))));

    private static Code Await(Pid me, string name, bool cured)
    {
        var answered = Is("state", () => Note(name, value: true, () => Node(me, name, cured)));
        return cured
            ? Receive(answered, On<Ask>(ask => Answer(ask, () => Await(me, name, cured))))
            : Receive(answered);
    }

    private static Code Answer(Ask ask, Func<Code> next) => Send(ask.From, "state", next);
}
