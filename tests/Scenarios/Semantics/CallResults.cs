using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Semantics;

/// <summary>What a call gives its caller is what the run says that it gave: trees cannot look at it, programs can.</summary>
public sealed class CallResults
{
    [Fact]
    public void Setting_the_trap_flag() => Row.Of(() =>
        TrapExit(true, first =>
        TrapExit(true, second =>
        TrapExit(false, third => End($"{first} {second} {third}"))))).Always("""P: trap false, trap true, trap true = normal "False True True" """.TrimEnd());

    [Fact]
    public void Asking_whether_a_process_is_alive() => Row.Of(() =>
        Spawn(Receive(Is("never", () => End)), child =>
        IsAlive(child, before =>
        ExitOther(child, "kill", () =>
        IsAlive(child, after => End($"{before} {after}")))))).Only("P").Always("""P: alive true, alive false = normal "True False" """.TrimEnd());

    [Fact]
    public void Asking_who_has_a_name() => Row.Of(() =>
        Self(self =>
        WhereIs("n", before =>
        Register("n", self, () =>
        WhereIs("n", after =>
        Unregister("n", () =>
        WhereIs("n", last => End($"{before is null} {after == self} {last is null}"))))))))
        .Always("""P: whereis undefined, whereis P, whereis undefined = normal "True True True" """.TrimEnd());

    /// <summary>False means that the DOWN has come, here too; of which the process may know nothing yet.</summary>
    [Fact]
    public void Ending_a_monitor() => Row.Of(() =>
        SpawnMonitor(Exit("boom"), (child, monitor) =>
        DemonitorInfo(monitor, active =>
        Demonitor(monitor, () =>
        Receive(Down(monitor, reason => End($"{active} {reason}")), After(0, () => End($"{active}")))))))
        .Only("P").Either(
            """P: demonitor true, demonitor true, timeout = normal "True" """.TrimEnd(),
            """P: demonitor false, demonitor true, took down P.1 boom = normal "False boom" """.TrimEnd());
}
