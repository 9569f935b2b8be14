using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Corpus;

/// <summary>
/// After OTP issue 3670: a supervisor unlinks its child, then stops it; if its own supervisor loses patience and kills it in between, the child lives on.
/// The fix: to unlink when the child is down.
/// </summary>
/// <remarks>That the child survives needs no claim of its own: it waits for ever, so the program does not complete.</remarks>
public static class OrphanedChild
{
    /// <summary>The bug, then its fix.</summary>
    public static ImmutableArray<ScenarioTemplate> Both { get; } = [new(Program(cured: false)), new(Program(cured: true))];

    private const int Patience = 1000;

    private static Scenario Program(bool cured) => new()
    {
        Name = KnownBugs.Name("orphaned-child", cured),
        Description = cured
            ? "orphaned-child cured: unlinked when it is down."
            : "A supervisor is killed between unlinking its child and stopping it (OTP issue 3670).",
        Start = roots => roots.Add(Top(roots[0], cured), "top"),
        ExpectedExits = ["shutdown", ExitReason.Killed.Name],
    };

    private static Code Top(Pid me, bool cured) =>
        TrapExit(on: true, () =>
        SpawnLink(Bottom(me, cured), bottom =>
        Receive(Is("up", () =>
        Monitor(bottom, monitor =>
        ExitOther(bottom, "shutdown", () =>
        Receive(
            Down(monitor, _ => End),
            After(Patience, () => ExitOther(bottom, ExitReason.Kill, () => Receive(Down(monitor, _ => End))))))))),
        "bottom"));

    private static Code Bottom(Pid top, bool cured) =>
        TrapExit(on: true, () =>
        SpawnLink(Receive(), child =>
        Send(top, "up", () =>
        Receive(On<ExitMessage>(_ =>
        Monitor(child, monitor => cured
            ? Stop(child, monitor, () => Unlink(child, () => End))
            : Unlink(child, () => Stop(child, monitor, () => End)))))),
        "child"));

    private static Code Stop(Pid child, MonitorRef monitor, Func<Code> next) =>
        ExitOther(child, "shutdown", () =>
        Receive(Down(monitor, _ => next())));
}
