using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Corpus;

/// <summary>
/// After the failure detectors among the examples of Coyote and P: a node is pinged in two rounds, and the timeout of the first, which came too late to be
/// cancelled, is taken for that of the second. The fix: to look whose timeout it is.
/// </summary>
/// <remarks>The claim is about the order of independent steps: by <c>--engine config</c> its interleavings are not counted rightly.</remarks>
public static class StaleTimer
{
    /// <summary>The bug, then its fix.</summary>
    public static ImmutableArray<ScenarioTemplate> Both { get; } = [new(Program(cured: false)), new(Program(cured: true))];

    private const int Rounds = 2;
    private const int Patience = 1000;

    private sealed record Ping(Pid From, int Round);

    private sealed record Pong(int Round);

    private sealed record StartTimer(int Round);

    private sealed record Cancel(int Round);

    private sealed record TimedOut(int Round);

    private static Scenario Program(bool cured) => new()
    {
        Name = KnownBugs.Name("stale-timer", cured),
        Description = cured
            ? "stale-timer cured: only the timeout of the round counts."
            : "A node is declared dead by the timeout of an earlier round (Coyote's failure detector).",
        Start = roots => roots.Add(
            Spawn(Timer(roots[0]), timer =>
            Spawn(Node(), node => Round(roots[0], timer, node, 1, cured),
            "node", server: true), "timer", server: true),
            "detector"),
        ExtraInvariants = static () => [new Never("failed-by-an-old-timeout", static world => world.Note<int>("fired") < world.Note<int>("failed"))],
    };

    private static Code Round(Pid me, Pid timer, Pid node, int round, bool cured) => round > Rounds
        ? End
        : Send(node, new Ping(me, round), () =>
          Send(timer, new StartTimer(round), () =>
          Receive(
              On<Pong>(pong => pong.Round == round, _ => Send(timer, new Cancel(round), () => Round(me, timer, node, round + 1, cured))),
              On<TimedOut>(timedOut => !cured || timedOut.Round == round, _ => Note("failed", round, () => End)))));

    private static Code Timer(Pid detector) =>
        Receive(On<StartTimer>(start =>
        Receive(
            On<Cancel>(cancel => cancel.Round == start.Round, _ => Timer(detector)),
            After(Patience, () => Note("fired", start.Round, () => Send(detector, new TimedOut(start.Round), () => Timer(detector)))))));

    private static Code Node() => Receive(On<Ping>(ping => Send(ping.From, new Pong(ping.Round), Node)));
}
