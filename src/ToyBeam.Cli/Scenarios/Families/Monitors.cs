using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Cli.Scenarios.Families.AllFamilies;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Families;

/// <summary>Families of monitors.</summary>
public static class Monitors
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ScenarioTemplate> All { get; } =
    [
        Of("moncnt", "Main monitors a process n times, which ends, and takes n DOWNs.", (_, n) =>
            Spawn(End, other => Repeat(n, (_, next) => Monitor(other, _ => next()), () => Take(n)))),
        Of("monany", "Main starts n processes, monitored, and takes their DOWNs in any order.", (_, n) => SpawnMonitored(n, _ => Take(n))),
        Of("monsel", "Main starts n processes, monitored, and takes their DOWNs in the order in which they began.", (_, n) =>
            SpawnMonitored(n, monitors => Repeat(n, (i, next) => Receive(Down(monitors[i - 1], _ => next())), () => End))),
        Of("monwatch", "n processes monitor the same one, which ends.", (_, n) =>
            Spawn(End, other => SpawnAll(n, _ => Monitor(other, monitor => Receive(Down(monitor, _ => End))), () => End))),
        Of("demonrace", "Main starts n processes, monitored, ends the monitors with flush, and finds no message.", (_, n) =>
            SpawnMonitored(n, monitors =>
            Repeat(n, (i, next) => Demonitor(monitors[i - 1], next, flush: true), () =>
            Receive(Any(_ => Fail("a DOWN after demonitor")), After(0, () => End))))),
    ];

    private static Code SpawnMonitored(int count, Func<ImmutableList<MonitorRef>, Code> next)
    {
        return From([]);

        Code From(ImmutableList<MonitorRef> monitors) => monitors.Count == count
            ? next(monitors)
            : SpawnMonitor(End, (_, monitor) => From(monitors.Add(monitor)));
    }
}
