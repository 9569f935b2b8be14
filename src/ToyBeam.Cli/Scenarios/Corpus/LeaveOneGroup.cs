using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Corpus;

/// <summary>
/// After syn issue 24: a registry unlinks a process that leaves a group, though it is in another one too, and does not hear of its crash. The fix: to unlink it
/// when it is in no group any more.
/// </summary>
public static class LeaveOneGroup
{
    /// <summary>The bug, then its fix.</summary>
    public static ImmutableArray<ScenarioTemplate> Both { get; } = [Program(cured: false), Program(cured: true)];

    private sealed record Join(string Group, Pid Who);

    private sealed record Leave(string Group);

    private static ScenarioTemplate Program(bool cured) => new(
        [new("pad", 0, 0, 1000, "steps of the admin before it takes the member out of a group")],
        values => new Scenario
        {
            Name = KnownBugs.Name("leave-one-group", cured),
            Description = cured
                ? "leave-one-group cured: linked as long as it is in any group."
                : "A process leaves one of its two groups, crashes, and stays in the other (syn issue 24).",
            Start = roots => roots.Add(Root(roots[0], values[0], cured), "main"),
            ExpectedExits = [ExitReason.Crash.Name],
            ExtraInvariants = KnownBugs.NeverInTheEnd("dead-member", world => world.Note<int>("members") > 0),
        });

    private static Code Root(Pid me, int pad, bool cured) =>
        Spawn(TrapExit(on: true, () => Registry(ImmutableSortedDictionary<string, Pid>.Empty, cured)), registry =>
        Spawn(Self(member => Member(member, registry, me)), _ =>
        Receive(Is("in", () =>
        Spawn(Sinks.Works(pad, () => Send(registry, new Leave("g1"), () => End)), _ => End, "admin"))),
        "member"), "registry", server: true);

    private static Code Registry(ImmutableSortedDictionary<string, Pid> members, bool cured)
    {
        return Receive(
            On<Join>(join => Link(join.Who, () => Send(join.Who, "ok", () => GoOn(members.SetItem(join.Group, join.Who))))),
            On<Leave>(leave => Left(leave.Group)),
            On<ExitMessage>(exit => GoOn(members.RemoveRange(members.Keys.Where(group => members[group] == exit.From)))));

        Code Left(string group)
        {
            var left = members.Remove(group);
            return members.TryGetValue(group, out var who) && !(cured && left.ContainsValue(who))
                ? Unlink(who, () => GoOn(left))
                : GoOn(left);
        }

        Code GoOn(ImmutableSortedDictionary<string, Pid> now) => Note("members", now.Count, () => Registry(now, cured));
    }

    private static Code Member(Pid me, Pid registry, Pid main) =>
        Send(registry, new Join("g1", me), () =>
        Send(registry, new Join("g2", me), () =>
        Receive(Is("ok", () =>
        Receive(Is("ok", () =>
        Send(main, "in", () => Crash)))))));
}
