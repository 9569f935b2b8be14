using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using static ToyBeam.Core.Beam;
using static ToyBeam.Properties.Laws.Tampered;

namespace ToyBeam.Properties.Laws;

/// <summary>Each machine law sees what it is there for: the same run is fine when its events are told as they are, and caught when they are not.</summary>
public sealed class InvariantsCatch
{
    private static readonly MachineOptions Otp = new();
    private static readonly MachineOptions SeedRules = new() { Rules = Rules.Seed };
    private static readonly MachineOptions Reductions = new() { Granularity = Granularity.Reduction };

    // --- programs ---

    private static Code WaitForEver() => Receive(Is("never", () => End));

    private static Code LinkUnlink() => Spawn(WaitForEver(), child => Link(child, () => Unlink(child, WaitForEver)));

    private static Code DieOfChild() => SpawnLink(Crash, _ => WaitForEver());

    private static Code OutliveChild() => SpawnLink(End, _ => WaitForEver());

    private static Code TrapChild() => TrapExit(true, () => SpawnLink(Crash, child => Receive(Exited(child, null, () => End))));

    private static Code AfterDeath(Func<Pid, Code> next) =>
        Self(self => Spawn(Send(self, "go", () => Crash), child => Receive(Is("go", () => next(child)))));

    private static Code LinkTheDead() => AfterDeath(dead => Link(dead, () => End));

    private static Code SendToTheDead() => AfterDeath(dead => Send(dead, "x", () => End));

    private static Code TakeAny() => Self(self => Send(self, "a", () => Send(self, "b", () => Receive(Any(_ => End), Any(_ => End)))));

    private static Code TakeSecond() => Self(self => Send(self, "a", () => Send(self, "b", () => Receive(Is("b", WaitForEver)))));

    private static Code WorkThrice() => Work(3, () => Work(0, () => End));

    private static readonly Dictionary<string, Func<Code>> Programs = new()
    {
        ["link-unlink"] = LinkUnlink,
        ["die-of-child"] = DieOfChild,
        ["outlive-child"] = OutliveChild,
        ["trap-child"] = TrapChild,
        ["link-the-dead"] = LinkTheDead,
        ["send-to-the-dead"] = SendToTheDead,
        ["take-any"] = TakeAny,
        ["take-second"] = TakeSecond,
        ["work"] = WorkThrice,
    };

    // --- what a wrong machine would tell: program, what is changed, what is said of it ---

    private static void Catches<T>(MachineOptions options, params (string Program, Func<Event[], IEnumerable<Event>> Tamper, string Sentence)[] cases)
        where T : IInvariant, new() => Tampered.Catches<T>(Programs, options, cases);

    [Fact]
    public void Wrong_links() => Catches<LinkSymmetry>(Otp,
        ("link-unlink", Without(EventKind.Linked), "P asked for a link with P.1 and has none"),
        ("link-unlink", Without(EventKind.Unlinked), "P should be linked with P.1 and is not"),
        ("link-unlink", Changed(EventKind.Unlinked, e => e with { Number = 0 }), "P ended a link that was there, and the machine says it was not"),
        ("link-unlink", Changed(EventKind.Linked, e => e with { Other = e.Process }), "P got a link with itself"),
        ("die-of-child", Without(EventKind.Linked), "P.1 is linked with P and should not be"),
        ("send-to-the-dead", Then(EventKind.Died, e => new Event(EventKind.Linked, Op.None, 0, e.Process)), "P got a link with P.1, which is dead"));

    [Fact]
    public void Wrong_deaths() => Catches<CrashPropagation>(Otp,
        ("trap-child", Without(EventKind.ExitSignalled), "P was linked with P.1 when it died of crash, and was not told"),
        ("trap-child", Without(EventKind.Arrived), "P did not get the message that P.1 died of crash"),
        ("trap-child", Without(EventKind.TrapSet), "P traps exits and did not ask for it"),
        ("trap-child", Changed(EventKind.ExitSignalled, e => e with { Payload = ExitReason.Kill }), "P was told that P.1 died of kill, which died of crash"),
        ("trap-child", Then(EventKind.Arrived, e => new Event(EventKind.ExitSignalled, Op.None, 0, 1, 2, ExitReason.Crash)), "P was told of the death of P.1 and was not linked with it, or was told before"),
        ("trap-child", Then(EventKind.ExitSignalled, e => new Event(EventKind.Died, Op.None, 0, 1, 0, ExitReason.Crash)), "P did not get the message that P.1 died of crash"),
        ("die-of-child", WithoutDeathOf(0), "P did not die of the signal crash of P.1"),
        ("die-of-child", Without(EventKind.ExitSignalled), "P died of P.1, which had no signal for it that kills"),
        ("outlive-child", Then(EventKind.ExitSignalled, e => new Event(EventKind.Died, Op.None, 0, 1, 0, ExitReason.Normal)), "P died of P.1, which had no signal for it that kills"),
        ("link-the-dead", Without(EventKind.LinkRefused), "P asked for a link with a dead process, and nothing came of it"),
        ("link-the-dead", WithoutDeathOf(0), "P did not die of the signal noproc of P.1"));

    [Fact]
    public void Wrong_deaths_under_the_seeds_rules() => Catches<CrashPropagation>(SeedRules,
        ("die-of-child", Without(EventKind.Arrived), "P did not get the message that P.1 died of crash"),
        ("die-of-child", Changed(EventKind.Arrived, e => e with { Payload = "CRASH: P" }), "P did not get the message that P.1 died of crash"),
        ("outlive-child", Without(EventKind.ExitSignalled), "P was linked with P.1 when it died of normal, and was not told"));

    [Fact]
    public void Wrong_receives() => Catches<SelectiveReceive>(Otp,
        ("take-any", Changed(EventKind.Received, e => e with { Number = 2, Payload = "b" }), "P took \"b\" and left the older \"a\", which matches _"),
        ("take-any", Changed(EventKind.Received, e => e with { Clause = 1 }), "P took \"a\" by clause 2, and the first that matches is clause 1"),
        ("take-second", Changed(EventKind.Received, e => e with { Number = 1, Payload = "a" }), "P took \"a\" by clause 1, and none matches"),
        ("take-second", Without(EventKind.Received), "the mailbox of P has 1 messages, and 2 arrived and were not taken"),
        ("take-second", Twice(EventKind.Received), "P took \"b\", which was not in its mailbox"));

    [Fact]
    public void Lost_and_found_messages() => Catches<MessageConservation>(Otp,
        ("take-any", Without(EventKind.Arrived), "\"a\", sent by P, neither arrived nor was dropped"),
        ("take-any", Without(EventKind.Sent), "\"a\" arrived at P, and P did not send it"),
        ("take-any", Twice(EventKind.Arrived), "\"a\" arrived at P, and P did not send it"),
        ("take-any", Twice(EventKind.Received), "P took \"a\", which was not in its mailbox or had been taken before"),
        ("take-any", Without(EventKind.Received), "of the 2 messages in the mailbox of P, 1 vanished with it"),
        ("take-any", Changed(EventKind.Sent, e => e with { Number = 9 }), "signal 1 of P has the number 9"),
        ("take-any", Changed(EventKind.Died, e => e with { Number = 0 }), "of the 1 messages in the mailbox of P, 0 vanished with it"),
        ("send-to-the-dead", WithoutDeathOf(1), "\"x\" was dropped at P.1, which is alive"));

    [Fact]
    public void Wrong_order() => Catches<PairOrder>(Otp,
        ("take-any", Twice(EventKind.Arrived), "signal 1 of P reached P after its signal 1"),
        ("take-any", Changed(EventKind.Arrived, e => e with { Number = 3 - e.Number }), "message 1 of P lies behind its message 2 in the mailbox of P"),
        ("trap-child", Twice(EventKind.ExitSignalled), "signal 1 of P.1 reached P after its signal 1"));

    [Fact]
    public void More_than_one_life() => Catches<OneDeath>(Otp,
        ("send-to-the-dead", Twice(EventKind.Died), "P.1 died twice"),
        ("send-to-the-dead", Then(EventKind.Died, e => new Event(EventKind.Sent, Op.None, e.Process, 0, 2, "x")), "P.1 is dead, and yet: Sent"),
        ("send-to-the-dead", Without(EventKind.Died), "P is dead, and it did not die"),
        ("send-to-the-dead", Twice(EventKind.Spawned), "P.1 is no new pid for child 2 of P"),
        ("send-to-the-dead", Without(EventKind.Spawned), "P.1 does something, and nobody started it"));

    [Fact]
    public void Free_instructions()
    {
        Catches<Budget>(Otp,
            ("take-any", Twice(EventKind.Sent), "a step (Send) of P did 2 instructions"),
            ("take-any", Without(EventKind.Received), "a step (Receive) of P did 0 instructions"),
            ("take-any", Then(EventKind.Started, e => new Event(EventKind.Sent, Op.None, 0, 0, 1, "x")), "P does something before the first step: Sent"),
            ("trap-child", Then(EventKind.Spawned, e => new Event(EventKind.TrapSet, Op.None, 1, -1, 1)), "P.1 does something of its own in a step (SpawnLink) of P: TrapSet"));
        Catches<Budget>(Reductions,
            ("work", Twice(EventKind.Worked), "a step (Work) of P did 2 instructions"),
            ("work", Changed(EventKind.Worked, e => e with { Number = 3, Payload = e.Code }), "P finished a work of 3 after 3 reductions, 3 of them in this step"),
            ("work", Changed(EventKind.Worked, e => e with { Payload = null }), "P went on with a work of 3 after 3 reductions, 1 of them in this step"));
    }

    [Fact]
    public void A_lost_wakeup_and_a_false_one()
    {
        Assert.Equal("1 processes are enabled, and 0 can take a step", Run(new NoLostWakeup(), DieOfChild, Without(EventKind.Spawned)));

        // The invariant asks the guard after the machine did: one that changes its mind stands for a machine that does not listen.
        var asked = 0;
        Code Late() => Self(self => Spawn(Send(self, "x", () => End), _ => Receive(On<string>(_ => asked++ > 0, _ => End))));
        Assert.Equal("P is not enabled, and a message in its mailbox matches String when _ => asked++ > 0", Run(new NoLostWakeup(), Late, events => events));
        asked = 0;
        Code Early() => Self(self => Spawn(Send(self, "x", () => End), _ => Receive(On<string>(_ => asked++ == 0, _ => End))));
        Assert.Equal("P is enabled, and no message in its mailbox matches String when _ => asked++ == 0", Run(new NoLostWakeup(), Early, events => events));
    }
}
