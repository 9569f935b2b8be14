using ToyBeam.Core;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Traces;

/// <summary>What happened before what, in programs small enough to say it by hand. All run by the default schedule.</summary>
public sealed class CausalityTests
{
    [Fact]
    public void A_receive_comes_after_the_sending_and_a_stranger_after_nobody()
    {
        // 1: main sends; 2: main ends; 3: q takes; 4: q ends; 5: r sends to main, which is dead: that is why it is lost; 6: r ends; 7: s ends.
        var (run, order) = Of("main { send q \"a\" } q { receive \"a\" } r { send main \"b\" } s { }", Delivery.Instant);
        Assert.Equal(7, run.Steps);
        Assert.Equal([0, 1, 3], order.PastOf(3));
        Assert.Equal([0, 1, 2, 5], order.PastOf(5));
        Assert.Equal([0, 7], order.PastOf(7));
        Assert.True(order.Concurrent(2, 3));
        Assert.False(order.Before(3, 1));
        Assert.False(order.Before(3, 3));
        Assert.True(order.InPastOf(3, 3));
        var message = Assert.Single(order.Signals, signal => signal.To == 1);
        Assert.Equal((1, 1, 3, null), (message.Sent, message.Arrived, message.Taken, message.Lost));
        Assert.Equal((5, null, 5), Lifetime(Assert.Single(order.Signals, signal => signal.To == 0)));
    }

    [Fact]
    public void A_message_that_nobody_takes_stays_in_the_mailbox_and_orders_nothing()
    {
        var (run, order) = Of("main { send q \"a\"; send q \"b\" } q { receive \"b\"; receive \"c\" }", Delivery.Instant);
        Assert.Equal([0, 1, 2, 4], order.PastOf(4));
        Assert.Equal((1, null, null), Lifetime(order.Signals[0]));
        Assert.Equal((2, 4, null), Lifetime(order.Signals[1]));
        Assert.Equal(4, run.Steps);
    }

    [Fact]
    public void A_delivery_stands_between_the_sending_and_the_receive()
    {
        var (run, order) = Of("main { send q \"a\" } q { receive \"a\" }", Delivery.Pairwise);
        var delivery = Assert.Single(Enumerable.Range(1, run.Steps), step => run.ChoiceOf(step).Kind == ChoiceKind.Deliver);
        var message = Assert.Single(order.Signals);
        Assert.Equal((1, delivery), (message.Sent, message.Arrived));
        Assert.Equal([0, 1, delivery], order.PastOf(delivery));
        Assert.Equal([0, 1, delivery, message.Taken!.Value], order.PastOf(message.Taken!.Value));
        Assert.False(order.Before(2, delivery)); // The sender's end and the delivery know nothing of each other.
        Assert.Same(message, order.SignalOf(run.EventsOf(message.Taken.Value)[0]));
    }

    [Fact]
    public void A_child_comes_after_its_spawn_and_a_notice_after_the_death()
    {
        // 1: main spawns; 2: the child crashes, and main dies of it in the same step; 3: q ends.
        var (run, order) = Of("main { spawn_link { crash }; receive _ } q { work 1 }", Delivery.Instant);
        Assert.Equal([0, 1, 2], order.PastOf(2));
        Assert.Equal([0, 3], order.PastOf(3));
        var notice = Assert.Single(order.Signals);
        Assert.Equal((SignalKind.LinkExit, 2, 0), (notice.Kind, notice.From, notice.To));
        Assert.Equal((2, 2, null), Lifetime(notice));
        Assert.Equal(3, run.Steps);
    }

    [Fact]
    public void Whoever_sees_a_name_comes_after_it_was_given()
    {
        var (_, order) = Of("main { register self @n; receive \"x\" } q { whereis @n } r { whereis @k }", Delivery.Instant);
        Assert.Equal([0, 1, 2], order.PastOf(2));
        Assert.Equal([0, 4], order.PastOf(4));
    }

    [Fact]
    public void In_causal_delivery_what_must_wait_comes_after_what_it_waits_for()
    {
        // main tells r, then q; q tells r when it has heard. To r, main's message comes first, whoever takes it.
        var (run, order) = Of("main { send r \"a\"; send q \"b\" } q { receive \"b\"; send r \"c\" } r { receive \"c\" }", Delivery.Causal);
        var first = Assert.Single(order.Signals, signal => signal is { From: 0, To: 2 });
        var second = Assert.Single(order.Signals, signal => signal is { From: 1, To: 2 });
        Assert.True(order.Before(first.Arrived!.Value, second.Arrived!.Value));
        Assert.Null(first.Taken);
        Assert.True(order.InPastOf(first.Sent, second.Taken!.Value));
        Assert.Equal(Verdict.Passed, run.Verdict);
    }

    [Fact]
    public void A_step_that_is_none_is_refused()
    {
        var (run, order) = Of("main { }", Delivery.Instant);
        Assert.Equal(run.Steps, order.Steps);
        Assert.Throws<ArgumentOutOfRangeException>(() => order.Before(0, run.Steps + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => order.PastOf(-1));
    }

    private static (int Sent, int? Taken, int? Lost) Lifetime(SentSignal signal) => (signal.Sent, signal.Taken, signal.Lost);

    private static (Recording Run, Causality Order) Of(string program, Delivery delivery)
    {
        var options = new MachineOptions { Delivery = delivery };
        var start = ProgramTree.Parse(program).Compile();
        var run = new Recording();
        new Runner(options, []).Run(start, new DefaultSchedule(), new RunInfo(0, 0, new Pilot(start, options)), run);
        return (run, Causality.Of(run));
    }
}
