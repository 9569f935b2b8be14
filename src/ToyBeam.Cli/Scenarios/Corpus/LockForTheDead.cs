using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Corpus;

/// <summary>
/// After OTP issue 9581: a lock server monitors who greets it. The request of a process comes by way of another one, after news of its death, and
/// the lock is granted to the dead. The fix: to monitor when the lock is granted, for a monitor of the dead speaks at once.
/// </summary>
/// <remarks>That the other process never gets the lock needs no claim of its own.</remarks>
public static class LockForTheDead
{
    /// <summary>The bug, then its fix.</summary>
    public static ImmutableArray<ScenarioTemplate> Both { get; } = [new(Program(cured: false)), new(Program(cured: true))];

    private sealed record Hello(Pid From);

    private sealed record Lock(Pid From);

    private sealed record Unlock(Pid From);

    private static Scenario Program(bool cured) => new()
    {
        Name = KnownBugs.Name("lock-for-the-dead", cured),
        Description = cured
            ? "lock-for-the-dead cured: who gets the lock is monitored from then on."
            : "A lock is granted to a process whose death has been dealt with already (OTP issue 9581).",
        Start = roots => roots.Add(
            Spawn(Free([], cured), server =>
            Spawn(Proxy(server), proxy =>
            Spawn(Self(me => Client(me, server, proxy)), victim =>
            Spawn(Self(me => Client(me, server, server)), _ =>
            ExitOther(victim, ExitReason.Kill, () => End),
            "other"), "victim"), "proxy", server: true), "lock server", server: true),
            "main"),
        ExpectedExits = [ExitReason.Killed.Name],
    };

    /// <summary>Nobody has the lock: the next one gets it.</summary>
    private static Code Free(ImmutableList<Pid> waiting, bool cured)
    {
        if (waiting.IsEmpty)
        {
            return Serve(null, waiting, cured);
        }
        var next = waiting[0];
        return cured ? Monitor(next, _ => Grant()) : Grant();

        Code Grant() => Send(next, "granted", () => Serve(next, waiting.RemoveAt(0), cured));
    }

    private static Code Serve(Pid? owner, ImmutableList<Pid> waiting, bool cured)
    {
        return Receive(
            On<Hello>(hello => cured ? GoOn(owner, waiting) : Monitor(hello.From, _ => GoOn(owner, waiting))),
            On<Lock>(request => GoOn(owner, waiting.Add(request.From))),
            On<Unlock>(unlock => GoOn(owner == unlock.From ? null : owner, waiting)),
            On<DownMessage>(down => GoOn(owner == down.Ref.Of ? null : owner, waiting.RemoveAll(who => who == down.Ref.Of))));

        Code GoOn(Pid? holder, ImmutableList<Pid> left) => holder is null ? Free(left, cured) : Serve(holder, left, cured);
    }

    private static Code Proxy(Pid server) => Receive(Any(message => Send(server, message, () => Proxy(server))));

    private static Code Client(Pid me, Pid server, Pid askedThrough) =>
        Send(server, new Hello(me), () =>
        Send(askedThrough, new Lock(me), () =>
        Receive(Is("granted", () =>
        Send(server, new Unlock(me), () => End)))));
}
