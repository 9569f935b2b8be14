using ToyBeam.Sim.Conformance;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Conformance;

/// <summary>What goes to the emulator, and what comes back.</summary>
public sealed class EmulatorTextTests
{
    [Theory]
    [InlineData("work 3;", "{work,3}")]
    [InlineData("send p \"x\"; send p \"y\"; send self \"x\";", "{send,<<\"p\">>,0},{send,<<\"p\">>,1},{send,self,0}")]
    [InlineData("send @n \"x\";", "{send,{registered,'7@n'},0}")]
    [InlineData("c = spawn { send parent \"x\"; } spawn_link { } spawn_monitor { }", "{spawn,[],<<\"c\">>,[{send,parent,0}]},{spawn,[link],none,[]},{spawn,[monitor],none,[]}")]
    [InlineData("link p; unlink p; exit p boom;", "{link,<<\"p\">>},{unlink,<<\"p\">>},{exit,<<\"p\">>,'boom'}")]
    [InlineData("m = monitor p; monitor @n; demonitor m info flush; demonitor p; demonitor @n flush;",
        "{monitor,<<\"p\">>,<<\"m\">>},{monitor,{registered,'7@n'},none},{demonitor,<<\"m\">>,[info,flush]},{demonitor,<<\"p\">>,[]},{demonitor,{registered,'7@n'},[flush]}")]
    [InlineData("register self @n; unregister @n; whereis @n; alive p;", "{register,self,'7@n'},{unregister,'7@n'},{whereis,'7@n'},{alive,<<\"p\">>}")]
    [InlineData("trap_exit on; trap_exit off; exit normal;", "{trap_exit,true},{trap_exit,false},{exit,'normal'}")]
    [InlineData("note seen \"x\"; end;", "'end'")]
    [InlineData("end \"x\";", "{'end',0}")]
    [InlineData("fail \"x\";", "{exit,failed}")]
    [InlineData("receive { }", "{'receive',[],forever}")]
    [InlineData("receive { \"x\" -> { end; } exit p -> { } exit p boom -> { } down @n -> { } down p boom -> { } _ -> { } after 5 -> { crash; } }",
        "{'receive',[{{text,0},['end']},{{exit,<<\"p\">>},[]},{{exit,<<\"p\">>,'boom'},[]},{{down,{registered,'7@n'}},[]},{{down,<<\"p\">>,'boom'},[]},{any,[]}],{timeout,5,[{exit,'crash'}]}}")]
    public void Every_statement_is_a_term(string statements, string terms)
    {
        var text = ErlangText.Of(ProgramTree.Parse($"main {{ {statements} }} p {{ }}"), 7);
        Assert.Equal($"{{7,[{{<<\"main\">>,[{terms}]}},{{<<\"p\">>,[]}}]}}.", text.Term);
    }

    [Fact]
    public void Every_generated_program_is_one_line_of_plain_letters()
    {
        foreach (var tree in Trees.Sample.Trees(200))
        {
            var term = ErlangText.Of(tree, 0).Term;
            Assert.EndsWith("}.", term, StringComparison.Ordinal);
            Assert.All(term, letter => Assert.InRange(letter, ' ', '~'));
        }
    }

    [Fact]
    public void A_result_line_is_an_observation_in_path_order()
    {
        var line = EmulatorLine.Parse(
            "7 12 3 P||blocked|text:0,down:@n:noproc P.10||boom| P.2|trap:false,timeout,text:1,exit:P:killed,down:Q:boom,demonitor:true,alive:false,whereis:P.2,whereis:undefined|normal:1| P1||normal| Q||normal|");
        Assert.Equal((7, 12, 3, true), (line.Program, line.Count, line.FirstRun, line.IsObservation));
        Assert.Equal(
            """P: = blocked ["a b", down @n noproc] ; P.2: trap false, timeout, took "c\n", took exit P killed, took down Q boom, demonitor true, alive false, whereis P.2, whereis undefined = normal "c\n" ; P.10: = boom ; Q: = normal ; P1: = normal""",
            line.Read(["a b", "c\n"]).ToString());
    }

    [Theory]
    [InlineData("7 2 0 unclear")]
    [InlineData("7 2 0 unsettled")]
    public void A_run_may_have_no_observation(string line) => Assert.False(EmulatorLine.Parse(line).IsObservation);

    [Theory]
    [InlineData("")]
    [InlineData("7 2 0")]
    [InlineData("7 x 0 P||normal|")]
    public void A_line_that_is_no_result_is_an_error(string line) => Assert.Throws<FormatException>(() => EmulatorLine.Parse(line));

    [Theory]
    [InlineData("7 2 0 P||normal")]
    [InlineData("7 2 0 P|text:1|normal|")]
    public void A_result_that_is_no_observation_is_an_error(string line) => Assert.Throws<FormatException>(() => EmulatorLine.Parse(line).Read(["a"]));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(int.MaxValue)]
    public void All_runs_are_shared_out(int runs) =>
        Assert.Equal(runs, EmulatorSetting.Usual(runs).Sum(setting => (long)setting.Runs));
}
