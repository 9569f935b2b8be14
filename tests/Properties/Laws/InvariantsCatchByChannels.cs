using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using static ToyBeam.Core.Beam;
using static ToyBeam.Properties.Laws.Tampered;

namespace ToyBeam.Properties.Laws;

/// <summary>As <see cref="InvariantsCatch"/>, where signals go through channels, and of monitors, names, exit signals and timeouts.</summary>
public sealed class InvariantsCatchByChannels
{
    private static readonly MachineOptions Instant = new();
    private static readonly MachineOptions Pairwise = new() { Delivery = Delivery.Pairwise };
    private static readonly MachineOptions Causal = new() { Delivery = Delivery.Causal };
    private static readonly MachineOptions Clock = new() { Delivery = Delivery.Pairwise, Timing = Timing.Virtual() };

    // --- programs ---

    private static Code WaitForEver() => Receive(Is("never", () => End));

    private static Code LinkUnlink() => Spawn(WaitForEver(), child => Link(child, () => Unlink(child, WaitForEver)));

    private static Code LinkChild() => Spawn(WaitForEver(), child => Link(child, WaitForEver));

    private static Code DieOfChild() => SpawnLink(Crash, _ => SpawnLink(WaitForEver(), _ => WaitForEver()));

    private static Code TrapChild() => TrapExit(true, () => SpawnLink(Crash, child => Receive(Exited(child, null, () => End))));

    private static Code LinkTooLate() => Spawn(Crash, child => Work(1, () => Link(child, WaitForEver)));

    private static Code AfterDeath(Func<Pid, Code> next) =>
        Self(self => Spawn(Send(self, "go", () => Crash), child => Receive(Is("go", () => next(child)))));

    private static Code LinkTheDead() => AfterDeath(dead => Link(dead, () => End));

    private static Code ExitChild(ExitReason reason, bool trap) => Self(self =>
        Spawn(TrapExit(trap, () => Send(self, "ready", WaitForEver)), child => Receive(Is("ready", () => ExitOther(child, reason, WaitForEver)))));

    private static Code ExitSelf() => Self(self => ExitOther(self, ExitReason.Normal, () => WaitForEver()));

    private static Code SendTwice() => Spawn(Receive(Is("b", () => End)), child => Send(child, "a", () => Send(child, "b", () => End)));

    private static Code ExitSelfTrapping() => Self(self => TrapExit(true, () => ExitOther(self, "boom", () => Send(self, "a", WaitForEver))));

    private static Code ExitSelfInVain() => Self(self => TrapExit(true, () => ExitOther(self, ExitReason.Normal, () => TrapExit(false, WaitForEver))));

    private static Code SendToDeaf() => Spawn(WaitForEver(), child => Send(child, "a", () => End));

    private static Code SendTooLate() => Spawn(Crash, child => Work(1, () => Send(child, "a", () => End)));

    private static Code Watch() => Spawn(Receive(Is("go", () => Crash)), child => Monitor(child, _ => Send(child, "go", () => Receive(On<DownMessage>(_ => End)))));

    private static Code WatchNobody() => AfterDeath(dead => Monitor(dead, monitor => Receive(Down(monitor, _ => End))));

    private static Code Forget() => SpawnMonitor(WaitForEver(), (child, monitor) => Demonitor(monitor, () => ExitOther(child, "boom", WaitForEver)));

    private static Code Flush() => SpawnMonitor(Crash, (child, monitor) => Receive(After(1, () => Demonitor(monitor, WaitForEver, flush: true))));

    private static Code WatchSelf() => Self(self => Monitor(self, _ => End));

    private static Code Named() => Self(self => Register("n", self, () => WhereIs("n", _ => Spawn(WaitForEver(), child => Link(child, () => Crash)))));

    private static Code RegisterTwice() => Self(self => Register("n", self, () => Register("n", self, () => End)));

    private static Code Ask() => Spawn(WaitForEver(), child => IsAlive(child, _ => End));

    private static Code WaitShort() => Receive(Is("never", () => End), After(5, () => End));

    private static readonly Dictionary<string, Func<Code>> Programs = new()
    {
        ["link-unlink"] = LinkUnlink,
        ["link"] = LinkChild,
        ["die-of-child"] = DieOfChild,
        ["trap-child"] = TrapChild,
        ["link-too-late"] = LinkTooLate,
        ["link-the-dead"] = LinkTheDead,
        ["exit-child"] = () => ExitChild("boom", trap: false),
        ["exit-trapper"] = () => ExitChild("boom", trap: true),
        ["kill-trapper"] = () => ExitChild(ExitReason.Kill, trap: true),
        ["exit-child-normal"] = () => ExitChild(ExitReason.Normal, trap: false),
        ["exit-self"] = ExitSelf,
        ["exit-self-trapping"] = ExitSelfTrapping,
        ["exit-self-in-vain"] = ExitSelfInVain,
        ["send-twice"] = SendTwice,
        ["send-to-deaf"] = SendToDeaf,
        ["send-too-late"] = SendTooLate,
        ["watch"] = Watch,
        ["watch-nobody"] = WatchNobody,
        ["forget"] = Forget,
        ["flush"] = Flush,
        ["watch-self"] = WatchSelf,
        ["named"] = Named,
        ["register-twice"] = RegisterTwice,
        ["ask"] = Ask,
        ["wait-short"] = WaitShort,
    };

    private static void Catches<T>(MachineOptions options, params (string Program, Func<Event[], IEnumerable<Event>> Tamper, string Sentence)[] cases)
        where T : IInvariant, new() => Tampered.Catches<T>(Programs, options, cases);

    private static Func<Event[], IEnumerable<Event>> Lost(EventKind kind, SignalKind signal) =>
        events => events.Where(e => e.Kind != kind || (SignalKind)e.Payload! != signal);

    [Fact]
    public void Wrong_links() => Catches<LinkSymmetry>(Pairwise,
        ("link", Lost(EventKind.Delivered, SignalKind.Link), "P is linked with P.1, which is not linked with it, and no signal in flight says so"),
        ("link-unlink", Lost(EventKind.Delivered, SignalKind.Unlink), "P.1 should be linked with P and is not"),
        ("link-unlink", Without(EventKind.Unlinked), "P should be linked with P.1 and is not"),
        ("link-unlink", Then(EventKind.Spawned, e => new Event(EventKind.Condemned, Op.None, 1, -1, 0, ExitReason.Crash)), "P got a link with P.1, which is dead"),
        ("die-of-child", Without(EventKind.ExitSignalled), "P should be linked with P.1 and is not"),
        ("die-of-child", Then(EventKind.Condemned, e => new Event(EventKind.Linked, Op.None, 1, 0)), "P got a link with P.1, which is dead"),
        ("link", Changed(EventKind.Linked, e => e with { Process = 1, Other = 0 }), "P asked for a link with P.1 and has none"),
        ("link-unlink", Changed(EventKind.Unlinked, e => e with { Number = 0 }), "P ended a link that was there, and the machine says it was not"));

    [Fact]
    public void Wrong_deaths() => Catches<CrashPropagation>(Pairwise,
        ("trap-child", Without(EventKind.ExitSignalled), "P was not told that P.1 died of crash, and is linked with it"),
        ("trap-child", Without(EventKind.Arrived), "P did not get the message that P.1 died of crash"),
        ("trap-child", Lost(EventKind.Queued, SignalKind.LinkExit), "P was linked with P.1 when it died of crash, and was not told"),
        ("trap-child", Twice(EventKind.Queued), "P.1 tells P of a death, and need not or did so before"),
        ("trap-child", Twice(EventKind.Delivered), "P was not told that P.1 died of crash, and is linked with it"),
        ("trap-child", Twice(EventKind.ExitSignalled), "P did not get the message that P.1 died of crash"),
        ("trap-child", Without(EventKind.Delivered), "P was told of the death of P.1 and was not linked with it, or was told before"),
        ("trap-child", Changed(EventKind.ExitSignalled, e => e with { Payload = ExitReason.NoProc }), "P was not told that P.1 died of crash, and is linked with it"),
        ("die-of-child", Without(EventKind.Condemned), "P did not die of the signal crash of P.1"),
        ("die-of-child", Twice(EventKind.Condemned), "P is to die of crash, and was dead or dying already"),
        ("die-of-child", Changed(EventKind.Condemned, e => e with { Kind = EventKind.Died }), "P did not die of the signal crash of P.1"),
        ("die-of-child", Changed(EventKind.Died, e => e.Process == 0 ? e with { Payload = ExitReason.Kill } : e), "P was to die of crash of P.1, and died of kill of P.1"),
        ("die-of-child", Changed(EventKind.Died, e => e.Process == 0 ? e with { Other = 2 } : e), "P was to die of crash of P.1, and died of crash of P.2"),
        ("link-too-late", Lost(EventKind.Queued, SignalKind.LinkExit), "P had asked for a link with P.1 when it died, and was not told"),
        ("link-the-dead", Changed(EventKind.LinkRefused, e => e with { Other = 0 }), "P was refused a link with P, which is alive"),
        ("link-the-dead", WithoutDeathOf(0), "P did not die of the signal noproc of P.1"));

    [Fact]
    public void Wrong_exit_signals()
    {
        Catches<CrashPropagation>(Instant,
            ("exit-child", Without(EventKind.ExitReached), "the exit signal boom of P did not reach P.1"),
            ("exit-child", Without(EventKind.ExitSent), "P.1 got an exit signal of P that was not sent"),
            ("exit-child", Changed(EventKind.ExitReached, e => e with { Payload = ExitReason.Crash }), "the exit signal boom of P did not reach P.1"),
            ("exit-child", WithoutDeathOf(1), "P.1 did not die of the signal boom of P"),
            ("exit-trapper", Changed(EventKind.Arrived, e => e.Process == 1 ? e with { Payload = "x" } : e), "P.1 did not get the message of the exit signal boom of P"),
            ("exit-trapper", Changed(EventKind.Arrived, e => e.Process == 1 ? e with { Other = 1 } : e), "P.1 did not get the message of the exit signal boom of P"),
            ("kill-trapper", Changed(EventKind.Died, e => e with { Payload = ExitReason.Kill }), "P.1 did not die of the signal killed of P"),
            ("exit-child-normal", Then(EventKind.ExitReached, e => new Event(EventKind.Died, Op.None, 1, 0, 0, ExitReason.Normal)), "P.1 died of P, which had no signal for it that kills"),
            ("exit-self", WithoutDeathOf(0), "P did not die of the signal normal of P"),
            ("register-twice", WithoutDeathOf(0), "P did not die of badarg"));
        Catches<CrashPropagation>(Pairwise,
            ("exit-child", Without(EventKind.ExitReached), "the exit signal boom of P did not reach P.1"),
            ("exit-child", Without(EventKind.ExitSent), "signal 1 of P was delivered to P.1 as an exit signal, and was not sent as one"),
            ("exit-child", Changed(EventKind.ExitReached, e => e with { Payload = ExitReason.Crash }), "the exit signal boom of P did not reach P.1"),
            ("exit-child", WithoutDeathOf(1), "P.1 did not die of the signal boom of P"),
            ("exit-trapper", Changed(EventKind.Arrived, e => e.Process == 1 ? e with { Payload = "x" } : e), "P.1 did not get the message of the exit signal boom of P"),
            ("exit-trapper", Changed(EventKind.Arrived, e => e.Process == 1 ? e with { Other = 1 } : e), "P.1 did not get the message of the exit signal boom of P"),
            ("kill-trapper", Changed(EventKind.Died, e => e with { Payload = ExitReason.Kill }), "P.1 did not die of the signal killed of P"),
            ("exit-child-normal", Then(EventKind.ExitReached, e => new Event(EventKind.Died, Op.None, 1, 0, 0, ExitReason.Normal)), "P.1 died of P, which had no signal for it that kills"),
            ("exit-self", WithoutDeathOf(0), "P did not die of the signal normal of P"),
            ("register-twice", WithoutDeathOf(0), "P was ended, and need not die"),
            ("exit-child", Without(EventKind.Queued), "the exit signal boom of P is not on its way to P.1"),
            ("exit-child", Without(EventKind.Delivered), "P.1 got an exit signal of P that was not sent"),
            ("exit-self-trapping", Lost(EventKind.Queued, SignalKind.Exit), "the exit signal boom of P is not on its way to P"),
            ("exit-self-in-vain", Then(EventKind.ExitReached, e => new Event(EventKind.Died, Op.None, 0, 0, 0, ExitReason.Normal)), "P died of P, which had no signal for it that kills"));
    }

    [Fact]
    public void Lost_and_found_messages() => Catches<MessageConservation>(Pairwise,
        ("send-twice", Without(EventKind.Delivered), "\"a\" arrived at P.1, and P did not send it"),
        ("send-twice", Twice(EventKind.Delivered), "message 1 of P was delivered to P.1, and was not under way"),
        ("send-twice", Without(EventKind.Arrived), "\"a\", sent by P, neither arrived nor was dropped"),
        ("send-twice", Without(EventKind.Sent), "signal 0 of P is under way as 1"),
        ("send-twice", Changed(EventKind.Queued, e => e with { Number = 9 }), "signal 1 of P is under way as 9"),
        ("exit-self-trapping", Lost(EventKind.Delivered, SignalKind.Message), "\"a\" arrived at P, and P did not send it"),
        ("exit-self-trapping", Lost(EventKind.Queued, SignalKind.Message), "\"a\", sent by P, neither arrived nor was dropped"),
        ("send-too-late", Without(EventKind.Dropped), "\"a\", sent by P, neither arrived nor was dropped"),
        ("watch", Changed(EventKind.Queued, e => e with { Number = e.Number + 1 }), "signal 1 of P has the number 2"),
        ("watch", Changed(EventKind.Arrived, e => e.Payload is DownMessage ? e with { Payload = "x" } : e), "\"x\" arrived at P, and P.1 did not send it"),
        ("flush", Changed(EventKind.Demonitored, e => e with { Clause = 0 }), "the mailbox of P has 0 messages and should have 1"),
        ("forget", Changed(EventKind.Demonitored, e => e with { Clause = 1 }), "P flushed a DOWN of P#1, which was not in its mailbox"));

    [Fact]
    public void Wrong_order_on_the_way() => Catches<SignalOrder>(Pairwise,
        ("send-twice", Without(EventKind.Queued), "signal 1 (Message) of P was delivered to P.1, and was not on its way"),
        ("send-twice", Twice(EventKind.Queued), "signal 1 (Message) of P is on its way to P.1 behind its signal 1"),
        ("send-to-deaf", Without(EventKind.Delivered), "1 signals were sent and not delivered"),
        ("send-twice", Twice(EventKind.Delivered), "signal 1 (Message) of P was delivered to P.1, and signal 2 (Message) of P is the next one"),
        ("send-twice", Changed(EventKind.Delivered, e => e with { Number = 3 - e.Number }), "signal 2 (Message) of P was delivered to P.1, and signal 1 (Message) of P is the next one"),
        ("send-twice", Changed(EventKind.Delivered, e => e with { Payload = SignalKind.Exit }), "signal 1 (Exit) of P was delivered to P.1, and signal 1 (Message) of P is the next one"),
        ("send-twice", Changed(EventKind.Queued, e => e with { Payload = SignalKind.Exit }), "on the way to P.1, signal 1 (Message) of P is in the place of signal 1 (Exit) of P"),
        ("send-twice", Then(EventKind.Spawned, e => new Event(EventKind.Died, Op.None, 1, -1, 0, ExitReason.Crash)), "signal 1 (Message) of P is on its way to P.1, which is dead"),
        ("link-too-late", Without(EventKind.Died), "1 signals were sent and not delivered"));

    [Fact]
    public void Signals_on_their_way_where_there_are_none() => Catches<SignalOrder>(Instant,
        ("send-twice", Then(EventKind.Sent, e => new Event(EventKind.Queued, Op.None, 0, 1, e.Number, SignalKind.Message)), "in instant delivery a signal of P was on its way"));

    [Fact]
    public void Wrong_order_of_arrival() => Catches<PairOrder>(Pairwise,
        ("exit-trapper", Twice(EventKind.ExitReached), "signal 1 of P reached P.1 after its signal 1"),
        ("watch", Twice(EventKind.DownSignalled), "signal 1 of P.1 reached P after its signal 1"),
        ("send-twice", Changed(EventKind.Arrived, e => e with { Number = 3 - e.Number }), "message 1 of P lies behind its message 2 in the mailbox of P.1"));

    [Fact]
    public void Wrong_monitors()
    {
        Catches<MonitorExactlyOnce>(Instant,
            ("watch", Without(EventKind.DownSignalled), "P was not told by the monitor P#1 that P.1 died"),
            ("watch", Twice(EventKind.DownSignalled), "P got a DOWN of the monitor P#1, which was ended, or had given one"),
            ("watch", Without(EventKind.Monitored), "P got a DOWN of the monitor P#1, which it does not have"),
            ("watch", Twice(EventKind.Monitored), "P#1 is no new monitor by P of P.1"),
            ("watch", Changed(EventKind.Died, e => e with { Payload = ExitReason.Kill }), "P did not get the message that the monitor P#1 tells of kill"),
            ("watch-nobody", Without(EventKind.DownSignalled), "the DOWN of the monitor P#1 did not reach P"),
            ("watch-nobody", WithoutDeathOf(1), "P got a DOWN of the monitor P#1, and P.1 did not send it"),
            ("forget", Changed(EventKind.Demonitored, e => e with { Number = 0 }), "P ended the monitor P#1, which was active, and the machine says it was not"),
            ("forget", Without(EventKind.Demonitored), "P was not told by the monitor P#1 that P.1 died"),
            ("forget", Twice(EventKind.Demonitored), "P ended the monitor P#1, which was not active, and the machine says it was"),
            ("forget", Then(EventKind.Demonitored, e => new Event(EventKind.DownSignalled, Op.None, 0, 1, 1, e.Payload)), "P got a DOWN of the monitor P#1, which was ended, or had given one"),
            ("watch-self", Then(EventKind.Monitored, e => new Event(EventKind.DownSignalled, Op.None, 0, 0, 1, e.Payload)), "P got a DOWN of the monitor P#1, which was of itself"));
        Catches<MonitorExactlyOnce>(Pairwise,
            ("watch", Without(EventKind.DownSignalled), "the DOWN of the monitor P#1 did not reach P"),
            ("watch", Twice(EventKind.DownSignalled), "P got a DOWN of the monitor P#1, which was ended, or had given one"),
            ("watch", Without(EventKind.Monitored), "P sends P.1 a signal (Monitor) of no monitor"),
            ("watch", Twice(EventKind.Monitored), "P did not send P.1 the signal (Monitor) of the monitor P#1"),
            ("watch", Changed(EventKind.Died, e => e with { Payload = ExitReason.Kill }), "P did not get the message that the monitor P#1 tells of kill"),
            ("watch-nobody", Without(EventKind.DownSignalled), "the DOWN of the monitor P#1 did not reach P"),
            ("watch-nobody", WithoutDeathOf(1), "P did not send P.1 the signal (Monitor) of the monitor P#1"),
            ("forget", Changed(EventKind.Demonitored, e => e with { Number = 0 }), "P ended the monitor P#1, which was active, and the machine says it was not"),
            ("forget", Without(EventKind.Demonitored), "P sends P.1 a signal (Demonitor) of no monitor"),
            ("forget", Twice(EventKind.Demonitored), "P did not send P.1 the signal (Demonitor) of the monitor P#1"),
            ("forget", Then(EventKind.Demonitored, e => new Event(EventKind.DownSignalled, Op.None, 0, 1, 1, e.Payload)), "P did not send P.1 the signal (Demonitor) of the monitor P#1"),
            ("watch-self", Then(EventKind.Monitored, e => new Event(EventKind.DownSignalled, Op.None, 0, 0, 1, e.Payload)), "P got a DOWN of the monitor P#1, which was of itself"),
            ("watch", Lost(EventKind.Queued, SignalKind.Monitor), "P did not send P.1 the signal (Monitor) of the monitor P#1"),
            ("watch", Lost(EventKind.Queued, SignalKind.Down), "P was not told by the monitor P#1 that P.1 died"),
            ("watch", Lost(EventKind.Delivered, SignalKind.Monitor), "P did not get the message that the monitor P#1 tells of noproc"),
            ("watch", Lost(EventKind.Delivered, SignalKind.Down), "P got a DOWN of the monitor P#1, and P.1 did not send it"),
            ("watch", Twice(EventKind.Queued), "P sends P.1 a signal (Monitor) of no monitor"),
            ("forget", Lost(EventKind.Queued, SignalKind.Demonitor), "P did not send P.1 the signal (Demonitor) of the monitor P#1"),
            ("forget", Lost(EventKind.Delivered, SignalKind.Demonitor), "P was not told by the monitor P#1 that P.1 died"));
    }

    [Fact]
    public void Wrong_names()
    {
        foreach (var options in new[] { Pairwise, Instant })
        {
            Catches<NameFreedBeforeNotice>(options,
                ("named", Without(EventKind.Registered), "P found P by the name n, which nobody has"),
                ("named", Twice(EventKind.Registered), "P got the name n, which P has"),
                ("named", Without(EventKind.Unregistered), "P died and has the name n"),
                ("named", Twice(EventKind.Unregistered), "the name n was taken from P, which does not have it"),
                ("named", Changed(EventKind.LookedUp, e => e with { Other = -1 }), "P found nobody by the name n, which P has"),
                ("named", Changed(EventKind.Registered, e => e with { Payload = "m" }), "the name of P is m, and the machine says n"),
                ("named", events => events.Where(e => e.Kind is not (EventKind.Died or EventKind.Unregistered)), "P.1 hears that P died, which has the name n"),
                ("named", Then(EventKind.Registered, e => e with { Payload = "m" }), "P got the name m, and has the name n"),
                ("named", Then(EventKind.Started, e => new Event(EventKind.Died, Op.None, 0, -1, 0, ExitReason.Crash)), "P got the name n, and is dead"));
        }
    }

    [Fact]
    public void Lives_after_the_end() => Catches<OneDeath>(Pairwise,
        ("die-of-child", Twice(EventKind.Condemned), "P must die, and yet: Condemned"),
        ("die-of-child", Then(EventKind.Condemned, e => new Event(EventKind.Sent, Op.None, 0, 1, 9, "x")), "P must die, and yet: Sent"),
        ("die-of-child", Then(EventKind.Died, e => new Event(EventKind.Queued, Op.None, e.Process, 1, 9, SignalKind.Message)), "P.1 is dead, and yet: Queued"),
        ("die-of-child", WithoutDeathOf(0), "P must die, and yet: Queued"),
        ("send-twice", Then(EventKind.Spawned, e => new Event(EventKind.Condemned, Op.None, 1, -1, 0, ExitReason.Crash)), "P.1 must die, and the machine says it need not"),
        ("ask", Changed(EventKind.AskedAlive, e => e with { Number = 0 }), "P asked for one who is alive, and was told: dead"),
        ("named", Then(EventKind.Registered, e => e with { Kind = EventKind.Condemned, Payload = ExitReason.Crash }), "P must die, and the machine says it need not"));

    [Fact]
    public void Free_instructions() => Catches<Budget>(Pairwise,
        ("send-twice", Then(EventKind.Delivered, e => new Event(EventKind.Received, Op.None, 1, 0, 1, "a")), "P.1 does something of its own in a step (None) of P.1: Received"),
        ("exit-child", Twice(EventKind.ExitSent), "a step (ExitOther) of P did 2 instructions"),
        ("watch", Twice(EventKind.Monitored), "a step (Monitor) of P did 2 instructions"),
        ("forget", Without(EventKind.Demonitored), "a step (Demonitor) of P did 0 instructions"),
        ("named", Without(EventKind.LookedUp), "a step (WhereIs) of P did 0 instructions"),
        ("named", Then(EventKind.LookedUp, e => new Event(EventKind.Unregistered, Op.None, 0, 0, 0, "n")), "P does something of its own in a step (WhereIs) of P: Unregistered"),
        ("register-twice", Without(EventKind.BadArgument), "a step (Register) of P did 0 instructions"),
        ("ask", Twice(EventKind.AskedAlive), "a step (IsAlive) of P did 2 instructions"),
        ("wait-short", Twice(EventKind.TimedOut), "a step (Receive) of P did 2 instructions"),
        ("die-of-child", Changed(EventKind.Stepped, e => e.Op == Op.Die ? e with { Op = Op.Send } : e), "a step (Send) of P did 0 instructions"));

    [Fact]
    public void Wrong_timeouts() => Catches<SelectiveReceive>(Pairwise,
        ("wait-short", Changed(EventKind.TimedOut, e => e with { Number = 6 }), "P timed out after 6 at \"never\", after 5"),
        ("wait-short", Then(EventKind.Started, e => new Event(EventKind.Arrived, Op.None, 0, 0, 1, "never")), "P timed out at \"never\", after 5, and \"never\" lies in its mailbox"),
        ("flush", Changed(EventKind.Demonitored, e => e with { Clause = 0 }), "P ended the monitor P#1, and its DOWN was left"),
        ("forget", Changed(EventKind.Demonitored, e => e with { Clause = 1 }), "P ended the monitor P#1, and a DOWN that is not there, or was not to be flushed, was taken"));

    [Fact]
    public void Lost_wakeups()
    {
        Catches<NoLostWakeup>(Clock,
            ("wait-short", Without(EventKind.TimedOut), "the clock stands at 5 and should at 0"),
            ("wait-short", Changed(EventKind.TimedOut, e => e with { Number = 0 }), "the clock stands at 5 and should at 0"));
        Catches<NoLostWakeup>(Causal,
            ("die-of-child", Without(EventKind.Spawned), "choice 1 (Run of P at SpawnLink) stands before choice 2 (Run of P.1 at Exit)"));

        // The invariant asks the guard after the machine did: one that changes its mind stands for a machine that does not listen.
        foreach (var options in new[] { Pairwise, Causal, Clock })
        {
            var asked = 0;
            Code Late() => Self(self => Spawn(Send(self, "x", () => End), _ => Receive(On<string>(_ => asked++ > 0, _ => End), After(1, () => End))));
            Assert.Equal("Timeout of P at Receive is a choice, and P stands at Receive", Run(new NoLostWakeup(), Late, events => events, options));
        }
    }
}
