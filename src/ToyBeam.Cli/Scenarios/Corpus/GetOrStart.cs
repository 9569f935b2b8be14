using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Corpus;

/// <summary>
/// After gproc issue 97: two clients look for a room, find none, and both start and register one, of which the second dies. The fix: who comes too late
/// stops its own room and takes the other one.
/// </summary>
/// <remarks>There is no catching badarg here, so in the fix another process registers, and its end says how that went.</remarks>
public static class GetOrStart
{
    /// <summary>The bug, then its fix.</summary>
    public static ImmutableArray<ScenarioTemplate> Both { get; } = [new(Program(cured: false)), new(Program(cured: true))];

    private const string RoomName = "room";

    private sealed record Join(Pid From);

    private sealed record Welcome(Pid Room);

    private static Scenario Program(bool cured) => new()
    {
        Name = KnownBugs.Name("get-or-start", cured),
        Description = cured
            ? "get-or-start cured: who registers too late takes the room that is there."
            : "Two clients look for a room, then start one: the second dies of the name (gproc issue 97).",
        Start = roots => roots.Add(
            Spawn(Self(me => Client(me, "one", cured)), _ =>
            Spawn(Self(me => Client(me, "two", cured)), _ => End,
            "client two"), "client one"),
            "main"),
        ExpectedExits = cured ? [ExitReason.BadArg.Name] : [],
        ExtraInvariants = KnownBugs.NeverInTheEnd("two-rooms", world => world.Note<Pid>("one") is { } one && world.Note<Pid>("two") is { } two && one != two),
    };

    private static Code Client(Pid me, string name, bool cured)
    {
        return WhereIs(RoomName, room => room is not null ? Enter(room) : Spawn(Self(Room), Started, "room", server: true));

        Code Started(Pid room) => cured
            ? SpawnMonitor(Register(RoomName, room, () => End), (_, monitor) => Receive(Down(monitor, why => why.IsNormal ? Enter(room) : TooLate(room))))
            : Register(RoomName, room, () => Enter(room));

        Code TooLate(Pid room) => Send(room, "stop", () => WhereIs(RoomName, other => Enter(other!)));

        Code Enter(Pid room) => Send(room, new Join(me), () => Receive(On<Welcome>(welcome => Note(name, welcome.Room, () => End))));
    }

    private static Code Room(Pid me) => Receive(
        On<Join>(join => Send(join.From, new Welcome(me), () => Room(me))),
        Is("stop", () => End));
}
