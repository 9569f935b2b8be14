using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Corpus;

/// <summary>
/// C15, after OTP issue 5193: a supervisor stops a child that ends by itself at this moment, and reports <c>noproc</c> for its reason. The first fix:
/// when the DOWN says noproc, the EXIT of the child must be in the mailbox. On a slower network it is not there yet.
/// </summary>
public sealed class TerminateChild
{
    [Fact]
    public void In_instant_delivery_looking_for_the_exit_is_a_fix()
    {
        Assert.Equal((7, 5), Program(looking: false).Counted(Delivery.Instant, most: 100));
        Assert.Equal((7, 0), Program(looking: true).Counted(Delivery.Instant, most: 100));
    }

    [Theory]
    [InlineData(Delivery.Instant)]
    [InlineData(Delivery.Causal)]
    [InlineData(Delivery.Pairwise)]
    public void Without_looking_it_is_found(Delivery delivery) => Program(looking: false).Fails(delivery);

    [Theory]
    [InlineData(Delivery.Causal)]
    [InlineData(Delivery.Pairwise)]
    public void In_the_channel_modes_it_is_found_all_the_same(Delivery delivery) => Program(looking: true).Fails(delivery);

    private static KnownBug Program(bool looking) => new(SingleRoot.Of(() => Root(looking)), "a normal end is reported as noproc", world => world.Note<string>("why") == "noproc");

    private static Code Root(bool looking) =>
        Self(self =>
        Spawn(Supervisor(self, looking), supervisor =>
        Receive(Is("up", () =>
        Send(supervisor, "terminate", () => End)))));

    private static Code Supervisor(Pid client, bool looking) =>
        TrapExit(true, () =>
        SpawnLink(Work(1, () => End), child =>
        Send(client, "up", () =>
        Receive(Is("terminate", () =>
        Monitor(child, monitor =>
        ExitOther(child, "shutdown", () =>
        Receive(Down(monitor, why => looking && why.Equals(ExitReason.NoProc)
            ? Receive(On<ExitMessage>(exit => exit.From == child, exit => Report(exit.Reason)), After(0, () => Report(why)))
            : Report(why))))))))));

    private static Code Report(ExitReason why) => Note("why", why.Name, () => End);
}
