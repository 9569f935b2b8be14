using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Corpus;

/// <summary>
/// C02: a worker has delivered its result and is unlinked, then crashes after all. Its EXIT, which may be in the mailbox when unlink comes back, is
/// taken for the end of the next worker. The documentation of unlink says what to do: look for it once.
/// </summary>
public sealed class UnlinkWithoutFlush
{
    private sealed record Result(int Job);

    [Fact]
    public void In_instant_delivery_half_of_the_schedules_fail_without_the_flush_and_none_with_it()
    {
        Assert.Equal((8, 4), Program(flushing: false).Counted(Delivery.Instant, most: 100));
        Assert.Equal((7, 0), Program(flushing: true).Counted(Delivery.Instant, most: 100));
    }

    [Theory]
    [InlineData(Delivery.Instant)]
    [InlineData(Delivery.Causal)]
    [InlineData(Delivery.Pairwise)]
    public void Without_the_flush_it_is_found(Delivery delivery) => Program(flushing: false).Fails(delivery);

    /// <summary>Dying is not atomic here, and still nothing of a link arrives after unlink has come back.</summary>
    [Theory]
    [InlineData(Delivery.Causal)]
    [InlineData(Delivery.Pairwise)]
    public void With_the_flush_no_schedule_fails_in_the_channel_modes(Delivery delivery)
    {
        var (schedules, bad) = Program(flushing: true).Counted(delivery, most: 100_000);
        Assert.Equal(0, bad);
        Assert.True(schedules > 1000, $"only {schedules} schedules");
        Program(flushing: true).Passes(delivery, thousands: 5);
    }

    private static KnownBug Program(bool flushing) => new(SingleRoot.Of(() => Root(flushing)), "the crash of job 1 is blamed on job 2", world => world.Note<string>("job 2") != "result");

    private static Code Root(bool flushing) =>
        Self(self =>
        TrapExit(true, () =>
        SpawnLink(Send(self, new Result(1), () => Exit("late")), worker =>
        Receive(On<Result>(_ =>
        Unlink(worker, () => flushing
            ? Receive(On<ExitMessage>(exit => exit.From == worker, _ => SecondJob(self)), After(0, () => SecondJob(self)))
            : SecondJob(self)))))));

    private static Code SecondJob(Pid self) =>
        SpawnLink(Send(self, new Result(2), () => End), _ =>
        Receive(
            On<Result>(_ => Note("job 2", "result", () => End)),
            On<ExitMessage>(_ => Note("job 2", "exit", () => End))));
}
