using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Corpus;

/// <summary>
/// C33: a new session takes over from an old one: it gets the queue, tells the router, and ends the old one. Messages that reach the old one in between
/// are lost; the fix hands them over at the end. A message may still be on its way to the old one when that ends.
/// </summary>
public sealed class SessionTakeover
{
    private sealed record Publication(int Number);

    private sealed record Message(int Number);

    [Fact]
    public void In_instant_delivery_handing_over_at_the_end_is_a_fix_in_all_schedules()
    {
        Assert.Equal((156_372, 149_468), Program(handingOver: false).Counted(Delivery.Instant, most: 200_000));
        Assert.Equal((156_372, 0), Program(handingOver: true).Counted(Delivery.Instant, most: 200_000));
    }

    [Theory]
    [InlineData(Delivery.Instant)]
    [InlineData(Delivery.Causal)]
    [InlineData(Delivery.Pairwise)]
    public void Without_handing_over_it_is_found(Delivery delivery) => Program(handingOver: false).Fails(delivery);

    /// <summary>The router has sent what it had to the old session before it answers, so it comes before the end that the new session sends then.</summary>
    [Fact]
    public void In_causal_delivery_handing_over_is_a_fix_as_far_as_a_sample_tells() => Program(handingOver: true).Passes(Delivery.Causal, thousands: 20);

    [Fact]
    public void In_pairwise_delivery_the_fix_has_a_bug() => Program(handingOver: true).Fails(Delivery.Pairwise);

    private static KnownBug Program(bool handingOver) => new(SingleRoot.Of(() => Root(handingOver)), "a message is lost in the takeover", world => world.Note<int>("have") != 2);

    private static Code Root(bool handingOver) =>
        Spawn(Old(0, 0, tookOver: false, handingOver), old =>
        Spawn(Router(old), router =>
        Spawn(Send(router, new Publication(1), () => Send(router, new Publication(2), () => End)), _ =>
        Spawn(New(router, old), _ => End))));

    private static Code Old(int queued, int pending, bool tookOver, bool handingOver) => Receive(
        On<Message>(_ => tookOver ? Old(queued, pending + 1, tookOver, handingOver) : Old(queued + 1, pending, tookOver, handingOver)),
        On<KnownBug.Call>(call => call.Request is "begin", call => KnownBug.Answer(call, queued, () => Old(queued, pending, tookOver: true, handingOver))),
        On<KnownBug.Call>(call => KnownBug.Answer(call, handingOver ? pending : 0, () => End)));

    private static Code Router(Pid owner) => Receive(
        On<Publication>(publication => Send(owner, new Message(publication.Number), () => Router(owner))),
        On<KnownBug.Call>(call => KnownBug.Answer(call, "ok", () => Router((Pid)call.Request))));

    private static Code New(Pid router, Pid old) =>
        Self(self =>
        KnownBug.Ask<int>(self, old, 1, "begin", queued =>
        KnownBug.Ask<string>(self, router, 2, self, _ =>
        KnownBug.Ask<int>(self, old, 3, "end", pending => Own(queued + pending)))));

    private static Code Own(int have) => Note("have", have, () => Receive(On<Message>(_ => Own(have + 1))));
}
