using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Cli.Scenarios.Families.AllFamilies;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Families;

/// <summary>Families in which all that can differ is the order of the mail.</summary>
public static class Mail
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ScenarioTemplate> All { get; } =
    [
        FanIn("fanin", "n senders; main takes all messages, in any order.", Take),
        FanIn("fanin-sel", "n senders; main takes all messages, in a given order.", TakeInOrder),
        Of("fanin-same", "n senders of the same message; main takes them all.", (me, n) => SpawnAll(n, _ => Send(me, "x", () => End), () => Take(n))),
        FanIn("fanin-first", "n senders; main takes one message and ends.", _ => Take(1)),
        FanIn("fanin-none", "n senders; main ends at once.", _ => End),
        FanIn("fanin-block", "n senders; main never takes anything.", _ => Receive(), blocks: true),
        Of("fanin2k", "Two senders of n messages each; main takes them all.", (me, n) => SpawnAll(2, i => SendMany(me, i, n), () => Take(2 * n))),
        FanIn("poll", "n senders; main looks once whether there is a message.", _ => Poll(1)),
        FanIn("pollall", "n senders; main looks n times whether there is a message.", Poll),
        Of("proxy", "hello by itself and world by way of n relays: hello is first.", Proxy),
        Of("senddead", "n senders to a process that ends at once.", (_, n) =>
            Spawn(End, dead => SpawnAll(n, i => Send(dead, i, () => End), () => End))),
        Of("cross", "n senders to the same two processes.", (_, n) =>
            Spawn(Take(n), a => Spawn(Take(n), b =>
            SpawnAll(n, i => Send(a, i, () => Send(b, i, () => End)), () => End)))),
        Of("broker", "n publishers to a broker, which hands everything to two subscribers.", Broker),
        Of("c-indep", "n processes that write to themselves only.", (_, n) => SpawnAll(n, _ => Self(ToItself), () => End)),
    ];

    private sealed record Part(int Sender, int Number);

    private static ScenarioTemplate FanIn(string name, string description, Func<int, Code> main, bool blocks = false) =>
        Of(name, description, (me, n) => SpawnAll(n, i => Send(me, i, () => End), () => main(n)), blocks: blocks);

    private static Code SendMany(Pid to, int sender, int count) => Repeat(count, (number, next) => Send(to, new Part(sender, number), next), () => End);

    private static Code Poll(int times) => Repeat(times, static (_, next) => Receive(Any(_ => next()), After(0, next)), () => End);

    private static Code Proxy(Pid me, int relays) =>
        Relays(relays, 1, me, first =>
        Spawn(Send(me, "hello", () => Send(first, "world", () => End)), _ =>
        Receive(Any(one =>
        Receive(Any(_ => one is "hello" ? End : Fail("the world was first")))))));

    private static Code Broker(Pid me, int publishers) =>
        Spawn(Take(publishers), one =>
        Spawn(Take(publishers), other =>
        Spawn(Repeat(publishers, (_, next) => Receive(Any(message => Send(one, message, () => Send(other, message, next)))), () => End), broker =>
        SpawnAll(publishers, i => Send(broker, i, () => End), () => End))));

    private static Code ToItself(Pid me) =>
        Send(me, "a", () =>
        Send(me, "b", () =>
        Receive(Is("b", () =>
        Receive(Is("a", () => End))))));
}
