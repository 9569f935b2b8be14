using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Traces;

/// <summary>Programs of which a search by traces has once missed some, each the smallest that random ones were cut down to.</summary>
public sealed class OnceMissed
{
    [Theory]
    // What a process sends itself overtakes the news that there was nobody to monitor.
    [InlineData(Delivery.Pairwise, Rules.Otp, "main { c1 = spawn { monitor parent; trap_exit on; exit self normal; link parent; send parent \"a\"; } }")]
    [InlineData(Delivery.Causal, Rules.Otp, "main { c1 = spawn { monitor parent; trap_exit on; exit self normal; link parent; send parent \"a\"; } }")]
    // A message to oneself arrives at once only when none is waiting.
    [InlineData(Delivery.Pairwise, Rules.Otp, "main { c1 = spawn { exit parent normal; send parent \"b\"; send parent \"d\"; } send self \"a\"; send self \"b\"; receive \"d\"; }")]
    // Who asks for a name learns what those knew who had it, and only of the name that he sees.
    [InlineData(Delivery.Causal, Rules.Seed, "main { c1 = spawn server { register self @n; register parent @k; send parent \"b\"; } register self @n; }")]
    // Who asks whether a process is alive learns what it knows, which it may have passed on before.
    [InlineData(Delivery.Causal, Rules.Otp, "main { } p1 { monitor p2; demonitor p2; } p2 { c3 = spawn server { alive parent; } }")]
    [InlineData(Delivery.Causal, Rules.Seed, "main { link self; monitor p1; alive p1; } p1 { trap_exit on; c2 = spawn_link { trap_exit off; send parent \"c\"; work 0; exit shutdown; } receive exit c2; }")]
    // Who asks it of himself learns nothing.
    [InlineData(Delivery.Causal, Rules.Otp, "main { c1 = spawn { send parent \"a\"; send parent \"a\"; work 4; m1 = monitor parent; unlink parent; receive { \"c\" -> { }; after 5 -> { } } send parent \"c\"; } alive self; trap_exit off; }")]
    public void Is_searched_whole(Delivery delivery, Rules rules, string text)
    {
        foreach (var granularity in new[] { Granularity.Visible, Granularity.Work })
        {
            var options = new MachineOptions { Delivery = delivery, Rules = rules, Granularity = granularity };
            var program = new TestedProgram(ProgramTree.Parse(text), options);
            var all = new ConfigurationEngine(options, []).Count(program, 10_000);
            var reduced = new OptimalReduction(options, []).Count(program, 10_000);
            Assert.True(all.Complete && reduced.Complete);
            Assert.Equal(all.MailboxOrderTraces, reduced.MailboxOrderTraces);
        }
    }
}
