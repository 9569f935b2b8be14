using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Corpus;

/// <summary>C09: a worker is told to stop and a new one is started, while the old one may still have their name. The fix: to wait for the DOWN of the old one, before which its name is free.</summary>
public sealed class RestartBeforeTheNameIsFree
{
    /// <summary>Where to die of badarg takes one more step than to ask for the name, it is 20 of 27.</summary>
    [Fact]
    public void In_instant_delivery_most_schedules_fail_without_waiting_and_none_with_it()
    {
        Assert.Equal((16, 9), Program(waiting: false).Counted(Delivery.Instant, most: 100));
        Assert.Equal((3, 0), Program(waiting: true).Counted(Delivery.Instant, most: 100));
    }

    [Theory]
    [InlineData(Delivery.Instant)]
    [InlineData(Delivery.Causal)]
    [InlineData(Delivery.Pairwise)]
    public void Without_waiting_it_is_found(Delivery delivery) => Program(waiting: false).Fails(delivery);

    [Theory]
    [InlineData(Delivery.Causal)]
    [InlineData(Delivery.Pairwise)]
    public void With_waiting_no_schedule_fails_in_the_channel_modes(Delivery delivery)
    {
        var (schedules, bad) = Program(waiting: true).Counted(delivery, most: 1000);
        Assert.Equal(0, bad);
        Assert.True(schedules > 3, $"only {schedules} schedules");
    }

    private static KnownBug Program(bool waiting) => new(SingleRoot.Of(() => Root(waiting)), "the new worker finds the name taken", world =>
        Enumerable.Range(0, world.ProcessCount).Any(i => ExitReason.BadArg.Equals(world[i].Reason)));

    private static Code Root(bool waiting) =>
        Spawn(Worker(), old => waiting
            ? Monitor(old, monitor => Send(old, "stop", () => Receive(Down(monitor, _ => Spawn(Worker(), _ => End)))))
            : Send(old, "stop", () => Spawn(Worker(), _ => End)));

    private static Code Worker() =>
        Self(self =>
        Register("worker", self, () =>
        Receive(Is("stop", () =>
        Work(1, () => End)))));
}
