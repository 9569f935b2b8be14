using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Cli.Scenarios.Families.AllFamilies;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Families;

/// <summary>Families of links.</summary>
public static class Links
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ScenarioTemplate> All { get; } =
    [
        Of("linknorm", "Main traps, is linked with n processes that end, and takes what it hears, in any order.", (_, n) =>
            TrapExit(on: true, () => SpawnLinked(n, _ => End, _ => Take(n)))),
        Of("linkcrash", "Main is linked with n processes that crash, each for a reason of its own.", (_, n) =>
            SpawnLinked(n, i => Exit(Exits.Reason(i)), _ => Receive()), Exits.Reasons, blocks: true),
        Of("chain", "A chain of n linked processes, of which the last one crashes.", (_, n) => Spawn(Chain(n), _ => End), _ => ["boom"]),
        Of("linkrace", "n processes that end, and for each one that links with it, maybe too late.", LinkRace, _ => [ExitReason.NoProc.Name]),
        Of("unlinkrace", "Main is linked with n processes that crash, and unlinks them.", (_, n) =>
            SpawnLinked(n, _ => Exit("boom"), children => Repeat(n, (i, next) => Unlink(children[i - 1], next), () => End)), _ => ["boom"]),
    ];

    private static Code SpawnLinked(int count, Func<int, Code> code, Func<ImmutableList<Pid>, Code> next)
    {
        return From([]);

        Code From(ImmutableList<Pid> children) => children.Count == count
            ? next(children)
            : SpawnLink(code(children.Count + 1), child => From(children.Add(child)));
    }

    private static Code Chain(int length) => length == 1 ? Exit("boom") : SpawnLink(Chain(length - 1), _ => Receive());

    /// <summary>There is no catching noproc here, of which dies who links with the dead: so each link has a process of its own.</summary>
    private static Code LinkRace(Pid me, int count) =>
        Repeat(count, static (_, next) => Spawn(End, child => Spawn(Link(child, () => End), _ => next())), () => End);
}
