using ToyBeam.Core;
using ToyBeam.Sim.Strategies;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Properties.Strategies;

/// <summary>Which first steps of two processes P and Q race, besides a third one, R, that they may be about.</summary>
public sealed class RaceTests
{
    private static readonly Dictionary<string, Func<Roots, int, Code>> Steps = new()
    {
        ["work"] = (_, _) => Work(1, Ended),
        ["spawn"] = (_, _) => Spawn(End, _ => End),
        ["send R"] = (roots, _) => Send(roots[2], "m", Ended),
        ["send P"] = (roots, _) => Send(roots[0], "m", Ended),
        ["send n"] = (_, _) => Send("n", "m", Ended),
        ["exit R"] = (roots, _) => ExitOther(roots[2], "boom", Ended),
        ["exit P"] = (roots, _) => ExitOther(roots[0], "boom", Ended),
        ["link R"] = (roots, _) => Link(roots[2], Ended),
        ["link P"] = (roots, _) => Link(roots[0], Ended),
        ["monitor P"] = (roots, _) => Monitor(roots[0], _ => End),
        ["monitor n"] = (_, _) => Monitor("n", _ => End),
        ["alive P"] = (roots, _) => IsAlive(roots[0], _ => End),
        ["register n P"] = (roots, _) => Register("n", roots[0], Ended),
        ["register n self"] = (roots, me) => Register("n", roots[me], Ended),
        ["where n"] = (_, _) => WhereIs("n", _ => End),
        ["trap"] = (_, _) => TrapExit(true, Ended),
        ["crash"] = (_, _) => Crash,
        ["look"] = (_, _) => Receive(Is("m", Ended), After(0, Ended)),
        ["wait 5"] = (_, _) => Receive(Is("m", Ended), After(5, Ended)),
    };

    [Theory]
    [InlineData("work", "work", false)]
    [InlineData("spawn", "spawn", false)]
    [InlineData("send R", "send R", true)]
    [InlineData("send R", "send P", false)]
    [InlineData("look", "send P", true)]
    [InlineData("wait 5", "send P", true)]
    [InlineData("look", "send R", false)]
    [InlineData("crash", "link P", true)]
    [InlineData("crash", "monitor P", true)]
    [InlineData("crash", "alive P", true)]
    [InlineData("crash", "register n P", true)]
    [InlineData("crash", "link R", false)]
    [InlineData("link R", "link R", false)]
    [InlineData("spawn", "exit P", true)]
    [InlineData("trap", "exit P", true)]
    [InlineData("crash", "exit P", true)]
    [InlineData("trap", "exit R", false)]
    [InlineData("work", "exit P", false)]
    [InlineData("exit R", "exit R", true)]
    [InlineData("exit R", "send R", true)]
    [InlineData("exit R", "link R", true)]
    [InlineData("trap", "trap", false)]
    [InlineData("where n", "where n", false)]
    [InlineData("where n", "register n self", true)]
    [InlineData("monitor n", "register n self", true)]
    [InlineData("monitor n", "where n", false)]
    [InlineData("send n", "send n", true)]
    [InlineData("send n", "send R", true)]
    [InlineData("send n", "where n", false)]
    [InlineData("crash", "where n", false)]
    public void Two_steps_race_or_not(string one, string other, bool race)
    {
        Assert.Equal((race, race), Races(one, other, Delivery.Instant));
    }

    /// <summary>In the channel modes signals race when they arrive and not when they are sent; what is no signal, or looks at once, is as ever.</summary>
    [Theory]
    [InlineData("send R", "send R", false)]
    [InlineData("look", "send P", false)]
    [InlineData("spawn", "exit P", false)]
    [InlineData("crash", "link P", true)]
    [InlineData("crash", "alive P", true)]
    [InlineData("where n", "register n self", true)]
    public void Two_steps_race_or_not_where_delivering_is_a_choice(string one, string other, bool race)
    {
        Assert.Equal((race, race), Races(one, other, Delivery.Pairwise));
    }

    /// <summary>P and Q have sent: their deliveries race as the sendings do in instant delivery.</summary>
    [Theory]
    [InlineData("send R", "send R", true)]
    [InlineData("send R", "exit R", true)]
    [InlineData("exit R", "link R", true)]
    [InlineData("link R", "link R", false)]
    [InlineData("link R", "send R", false)]
    public void Deliveries_race_or_not(string one, string other, bool race)
    {
        Assert.Equal((race, race), Races(one, other, Delivery.Pairwise, stepsBefore: 2));
    }

    /// <summary>The death of somebody who has a name frees it.</summary>
    [Fact]
    public void A_named_death_races_with_names()
    {
        var machine = new Machine();
        machine.Reset(roots =>
        {
            roots.Add(Register("n", roots[0], () => Crash));
            roots.Add(WhereIs("n", _ => End));
        });
        machine.Step(0);
        Assert.True(Race(machine, 0, 1));
        Assert.True(Race(machine, 1, 0));
    }

    private static (bool, bool) Races(string one, string other, Delivery delivery, int stepsBefore = 0)
    {
        var machine = new Machine(new MachineOptions { Granularity = Granularity.Instruction, Delivery = delivery });
        machine.Reset(roots =>
        {
            roots.Add(Steps[one](roots, 0));
            roots.Add(Steps[other](roots, 1));
            roots.Add(Receive(Is("never", Ended)));
        });
        for (var i = 0; i < stepsBefore; i++)
        {
            machine.Step(i);
        }
        var enabled = machine.Enabled.ToArray();
        var kind = stepsBefore == 0 ? (ChoiceKind?)null : ChoiceKind.Deliver;
        var first = Array.FindIndex(enabled, choice => choice.Process == 0 && (kind ?? choice.Kind) == choice.Kind);
        var second = Array.FindIndex(enabled, choice => choice.Process == 1 && (kind ?? choice.Kind) == choice.Kind);
        return (Race(machine, first, second), Race(machine, second, first));
    }

    /// <summary>What the exact relation says; the quick look must let it through.</summary>
    private static bool Race(Machine machine, int one, int other)
    {
        var point = new ChoicePoint(machine);
        var access = Access.Of(point, point.Enabled[one]);
        var race = access.Races(point, point.Enabled[other]);
        Assert.True(!race || (access.Rivals >> (int)point.Enabled[other].Pending & 1) != 0);
        return race;
    }

    private static Code Ended() => End;
}
