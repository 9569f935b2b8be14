using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Corpus;

/// <summary>
/// C25: the coordinator of a two-phase commit may die between its two commits, and a participant waits for ever. The fix: who hears that it died asks
/// the other one. That one may say in good faith that it has not decided, while its commit is still on the way.
/// </summary>
public sealed class CoordinatorDies
{
    private sealed record Participants(Pid First, Pid Second);

    private sealed record Peer(Pid Pid);

    private sealed record Ask(Pid From);

    private sealed record Told(string? Decision);

    [Theory]
    [InlineData(Delivery.Instant)]
    [InlineData(Delivery.Causal)]
    [InlineData(Delivery.Pairwise)]
    public void Without_asking_it_is_found(Delivery delivery) => Program(asking: false).Fails(delivery);

    [Fact]
    public void In_instant_delivery_a_third_of_the_schedules_fail_without_asking() =>
        Assert.Equal((18523, 6073), Program(asking: false).Counted(Delivery.Instant, most: 20_000));

    /// <summary>With everything in place before the coordinator may die there are few enough schedules to run them all; of the whole program, with 2.4 million, a sample.</summary>
    [Fact]
    public void In_instant_delivery_asking_is_a_fix()
    {
        var (schedules, bad) = Program(asking: true, prepared: true).Counted(Delivery.Instant, most: 200_000);
        Assert.Equal(0, bad);
        Assert.True(schedules > 1000, $"only {schedules} schedules");
        Program(asking: true).Passes(Delivery.Instant, thousands: 20);
    }

    /// <summary>The commit was sent before the question could be asked, so it comes before it.</summary>
    [Fact]
    public void In_causal_delivery_asking_is_a_fix_as_far_as_a_sample_tells() => Program(asking: true).Passes(Delivery.Causal, thousands: 20);

    [Fact]
    public void In_pairwise_delivery_the_fix_has_a_bug() => Program(asking: true).Fails(Delivery.Pairwise);

    private static KnownBug Program(bool asking, bool prepared = false) => new(
        SingleRoot.Of(() => Self(self => Root(asking, prepared ? self : null))),
        "the participants do not decide the same",
        world => world.Note<string>("p") is not { } p || world.Note<string>("q") is not { } q || p != q);

    private static Code Root(bool asking, Pid? teller) =>
        Spawn(Coordinator(), coordinator =>
        Spawn(Participant("p", coordinator, asking, teller), p =>
        Spawn(Participant("q", coordinator, asking, teller), q =>
        Send(coordinator, new Participants(p, q), () =>
        Send(p, new Peer(q), () => Ready(teller, () =>
        Send(q, new Peer(p), () => Ready(teller, () =>
        Spawn(ExitOther(coordinator, ExitReason.Kill, () => End), _ => End)))))))));

    private static Code Ready(Pid? teller, Func<Code> next) => teller is null ? next() : Receive(Is("ready", next));

    private static Code Coordinator() =>
        Receive(On<Participants>(participants =>
        Receive(Is("yes", () =>
        Receive(Is("yes", () =>
        Send(participants.First, "commit", () =>
        Send(participants.Second, "commit", () => End))))))));

    private static Code Participant(string name, Pid coordinator, bool asking, Pid? teller)
    {
        return Self(self => Receive(On<Peer>(peer => asking ? Monitor(coordinator, monitor => Vote(self, peer.Pid, monitor)) : Vote(self, peer.Pid, null))));

        Code Vote(Pid self, Pid peer, MonitorRef? monitor) =>
            Send(coordinator, "yes", () => teller is null ? Undecided(self, peer, monitor) : Send(teller, "ready", () => Undecided(self, peer, monitor)));

        Code Undecided(Pid self, Pid peer, MonitorRef? monitor) => Receive(
            Is("commit", () => Decided("commit")),
            On<DownMessage>(down => down.Ref == monitor, _ => Send(peer, new Ask(self), () => Asking())),
            On<Ask>(ask => Send(ask.From, new Told(null), () => Undecided(self, peer, monitor))));

        Code Asking() => Receive(
            On<Told>(told => Decided(told.Decision ?? "abort")),
            On<Ask>(ask => Send(ask.From, new Told(null), Asking)));

        Code Decided(string decision) => Note(name, decision, () => Answering(decision));

        Code Answering(string decision) => Receive(On<Ask>(ask => Send(ask.From, new Told(decision), () => Answering(decision))));
    }
}
