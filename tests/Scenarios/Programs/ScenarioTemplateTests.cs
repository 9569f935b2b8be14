using ToyBeam.Cli.Scenarios;
using ToyBeam.Sim.Scenarios;

namespace ToyBeam.Scenarios.Programs;

public sealed class ScenarioTemplateTests
{
    [Fact]
    public void The_built_in_scenarios_have_their_names_once_and_in_order() => Assert.Equal(
        [
            "ex1", "ex2", "ex3", "ex4", "ex5", "ex6", "ex7", "ex7b", "fan-in", "ring", "lost-update",
            "fan-in-spawn", "fan-in-sel", "sink", "bitshift-sink", "long-tail", "atomicity", "nested3", "pairs-race",
            "bitshift-server", "fifo2", "triangle", "writers-reader", "indep", "ping-pairs", "spawn-tree", "ring-two-tokens",
            "abba", "two-pc", "timeout-race", "monitor-race", "link-race", "link-race-trap", "kill-race", "chain-links",
            "ping-pong", "ring-50", "fan-in-10", "lost-update-checked", "dining", "reversal4", "handoff3",
            "spawn-then-link", "spawn-then-link-fixed", "mutual-call", "mutual-call-fixed", "get-or-start", "get-or-start-fixed",
            "frozen-pool", "frozen-pool-fixed", "orphaned-child", "orphaned-child-fixed", "philosophers", "philosophers-fixed",
            "stale-timer", "stale-timer-fixed", "stale-cache", "stale-cache-fixed", "leave-one-group", "leave-one-group-fixed",
            "lock-for-the-dead", "lock-for-the-dead-fixed", "fanin", "fanin-sel", "fanin-same", "fanin-first", "fanin-none",
            "fanin-block", "fanin2k", "poll", "pollall", "proxy", "senddead", "cross", "broker", "c-indep", "star", "star-sel", "pairs",
            "c-ring", "ring2", "counter", "incr", "lock", "phil", "phil-ok", "rw", "kill", "killtrap", "restart", "firstwins", "moncnt",
            "monany", "monsel", "monwatch", "demonrace", "linknorm", "linkcrash", "chain", "linkrace", "unlinkrace", "regrace",
        ],
        BuiltIn.All.Select(template => template.Name));

    [Fact]
    public void What_is_not_there_is_not_found() => Assert.Null(BuiltIn.Find("pong"));

    [Fact]
    public void Parameters_that_are_not_given_keep_their_defaults() => Assert.Equal(new Parameter("n", 3), Assert.Single(BuiltIn.Find("fan-in")!.Build().Parameters));

    [Fact]
    public void A_scenario_knows_its_parameters() => Assert.Equal("n=4", Assert.Single(BuiltIn.Find("fan-in")!.Build(new Parameter("n", 4)).Parameters).ToString());

    [Fact]
    public void An_unknown_parameter_is_named_together_with_the_known_ones()
    {
        var error = Assert.Throws<ScenarioParameterException>(() => BuiltIn.Find("fan-in")!.Build(new Parameter("m", 4)));

        Assert.Equal("m", error.Parameter);
        Assert.Equal("fan-in has no parameter 'm'; its parameters: n.", error.Message);
    }

    [Fact]
    public void A_scenario_without_parameters_says_so() => Assert.Equal(
        "ex7 has no parameter 'n'; its parameters: none.",
        Assert.Throws<ScenarioParameterException>(() => BuiltIn.Find("ex7")!.Build(new Parameter("n", 4))).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void A_value_out_of_range_is_refused_with_the_range(int value) => Assert.Equal(
        $"The parameter 'n' of fan-in is from 1 to 1000, not {value}.",
        Assert.Throws<ScenarioParameterException>(() => BuiltIn.Find("fan-in")!.Build(new Parameter("n", value))).Message);

    [Fact]
    public void A_parameter_given_twice_is_refused() => Assert.Equal(
        "The parameter 'n' of fan-in is given twice.",
        Assert.Throws<ScenarioParameterException>(() => BuiltIn.Find("fan-in")!.Build(new Parameter("n", 2), new Parameter("n", 3))).Message);
}
