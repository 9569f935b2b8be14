using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Corpus;

/// <summary>
/// After the look-aside cache of "Scaling Memcache at Facebook": a reader finds nothing, asks the database, and fills in what it got, which a writer has
/// replaced and deleted from the cache meanwhile. The fix, from there: a miss gives a lease, which a delete ends.
/// </summary>
public static class StaleCache
{
    /// <summary>The bug, then its fix.</summary>
    public static ImmutableArray<ScenarioTemplate> Both { get; } = [Program(cured: false), Program(cured: true)];

    private sealed record Read(Pid From);

    private sealed record Value(int Number);

    private sealed record Write(Pid From, int Number);

    private sealed record LookUp(Pid From);

    private sealed record Cached(int? Number, int Lease);

    private sealed record Fill(Pid From, int Number, int Lease);

    private sealed record Delete(Pid From);

    private static ScenarioTemplate Program(bool cured) => new(
        [new("pad", 0, 0, 1000, "steps of the writer between the database and the cache")],
        values => new Scenario
        {
            Name = KnownBugs.Name("stale-cache", cured),
            Description = cured
                ? "stale-cache cured: who fills it needs a lease that no delete has ended."
                : "A cache is filled with what the database no longer holds, for ever (\"Scaling Memcache at Facebook\").",
            Start = roots => roots.Add(
                Spawn(Database(1), database =>
                Spawn(Cache(null, 0, cured), cache =>
                Spawn(Self(me => Reader(me, database, cache)), _ =>
                Spawn(Self(me => Writer(me, database, cache, values[0])), _ => End,
                "writer"), "reader"), "cache", server: true), "database", server: true),
                "main"),
            ExtraInvariants = KnownBugs.NeverInTheEnd("stale", world => world.Note<int?>("cache") == 1),
        });

    private static Code Database(int number) => Receive(
        On<Read>(read => Send(read.From, new Value(number), () => Database(number))),
        On<Write>(write => Send(write.From, "ok", () => Database(write.Number))));

    private static Code Cache(int? number, int lease, bool cured) => Receive(
        On<LookUp>(lookUp => Send(lookUp.From, new Cached(number, lease), () => Cache(number, lease, cured))),
        On<Fill>(fill => cured && fill.Lease != lease
            ? Send(fill.From, "ok", () => Cache(number, lease, cured))
            : Note("cache", fill.Number, () => Send(fill.From, "ok", () => Cache(fill.Number, lease, cured)))),
        On<Delete>(delete => Note("cache", null, () => Send(delete.From, "ok", () => Cache(null, lease + 1, cured)))));

    private static Code Reader(Pid me, Pid database, Pid cache) =>
        Send(cache, new LookUp(me), () =>
        Receive(On<Cached>(cached => cached.Number is not null
            ? End
            : Send(database, new Read(me), () =>
              Receive(On<Value>(value =>
              Send(cache, new Fill(me, value.Number, cached.Lease), () =>
              Receive(Is("ok", () => End)))))))));

    private static Code Writer(Pid me, Pid database, Pid cache, int pad) =>
        Send(database, new Write(me, 2), () =>
        Receive(Is("ok", () =>
        Sinks.Works(pad, () =>
        Send(cache, new Delete(me), () =>
        Receive(Is("ok", () => End)))))));
}
