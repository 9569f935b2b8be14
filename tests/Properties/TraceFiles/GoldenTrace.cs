using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.TraceFiles;

/// <summary>A trace file that was written once and must be read for ever. New versions add files here; none is ever changed or taken away.</summary>
public sealed class GoldenTrace
{
    private const string Program = "main { trap_exit on; c = spawn_monitor { receive \"go\"; } send c \"go\"; receive \"never\"; }";

    /// <summary>Version 1: a monitor under pairwise delivery.</summary>
    internal const string Version1 = """
        {"t":"trace","version":1,"tree":"main {\n  trap_exit on;\n  c = spawn_monitor { receive \"go\"; }\n  send c \"go\";\n  receive \"never\";\n}","rules":"otp","delivery":"pairwise","granularity":"visible","timing":"untimed","maxSteps":500,"invariant":"completes","signature":"stuck:\"never\" (always)","strategy":"newest-first","seed":3,"fingerprint":"bd7f0c47","token":"TB1-20004-000YG-1G09G-40HPP-2TBE0-5HG4S-VF0NQ-6AXK5-E80G0-0040M-CG208-2040G-40010-C1040-810C0-02HRC-FYYG0-AFEJR-J7X7D-EMW"}
        {"t":"step","n":0,"events":[{"kind":"started","process":"P","value":"main","text":"exists from the start","detail":true}],"state":"9aa3336527e853ed"}
        {"t":"step","n":1,"do":"run","process":"P","enabled":1,"after":[0],"events":[{"kind":"trapSet","process":"P","number":1,"text":"traps exits: on"}],"state":"d1827eb6332878e0"}
        {"t":"step","n":2,"do":"run","process":"P","enabled":1,"after":[1],"events":[{"kind":"spawned","process":"P","other":"P.1","value":"c","text":"spawns P.1 (c)"},{"kind":"monitored","process":"P","other":"P.1","value":"P#1","text":"monitors P.1 (c)"}],"state":"c8be26ad9f3d044b"}
        {"t":"step","n":3,"do":"run","process":"P","enabled":1,"after":[2],"events":[{"kind":"sent","process":"P","other":"P.1","number":1,"value":"\"go\"","text":"sends \"go\" to P.1 (c)"},{"kind":"queued","process":"P","other":"P.1","number":1,"value":"message","text":"has a signal on its way to P.1 (c)","detail":true}],"state":"90dd222f199d34e7"}
        {"t":"step","n":4,"do":"deliver","process":"P","to":"P.1","enabled":1,"after":[3],"events":[{"kind":"delivered","process":"P.1","other":"P","number":1,"value":"message","text":"gets signal 1 of P (main): a message"},{"kind":"arrived","process":"P.1","other":"P","number":1,"value":"\"go\"","text":"finds \"go\" in its mailbox","detail":true}],"state":"0bc4419e913adebb"}
        {"t":"step","n":5,"do":"run","process":"P.1","enabled":1,"after":[2,4],"events":[{"kind":"received","process":"P.1","other":"P","number":1,"value":"\"go\"","text":"takes \"go\" from P (main)"}],"state":"c48312bb6c3ba792"}
        {"t":"step","n":6,"do":"run","process":"P.1","enabled":1,"after":[5],"events":[{"kind":"died","process":"P.1","value":"normal","text":"ends"},{"kind":"queued","process":"P.1","other":"P","number":1,"value":"down","text":"has a signal on its way to P (main)","detail":true}],"state":"b4de50e4bb00499f"}
        {"t":"step","n":7,"do":"deliver","process":"P.1","to":"P","enabled":1,"after":[3,6],"events":[{"kind":"delivered","process":"P","other":"P.1","number":1,"value":"down","text":"gets signal 1 of P.1 (c): a DOWN"},{"kind":"downSignalled","process":"P","other":"P.1","number":1,"value":"P#1","text":"gets the news that P.1 (c) is over","detail":true},{"kind":"arrived","process":"P","other":"P.1","number":1,"value":"DOWN P.1 normal","text":"finds DOWN P.1 normal in its mailbox"}],"state":"ed7507d08a9dee29"}
        {"t":"end","steps":7,"verdict":"stuck","step":7,"sentence":"P (main) waits for ever for \"never\""}
        """;

    [Fact]
    public void Version_1_is_written_so()
    {
        var program = new TestedProgram(ProgramTree.Parse(Program), new MachineOptions { Delivery = Delivery.Pairwise, MaxSteps = 500 });
        var trace = Tracer.Run(program, StandardInvariants.ForScenarios(), StrategySpec.Parse("newest-first"), 3).Trace;
        Assert.Equal(Version1 + "\n", TraceWriter.Write(trace));
    }

    [Fact]
    public void Version_1_is_read_and_replayed()
    {
        var trace = TraceReader.Read(Version1 + "\n", "golden");
        var program = new TestedProgram(((TreeTarget)trace.Header.Target).Tree, trace.Header.Options);
        Assert.Equal(ReplayAnswer.Same, TraceReplayer.Run(trace, program, StandardInvariants.ForScenarios()).Answer);
    }
}
