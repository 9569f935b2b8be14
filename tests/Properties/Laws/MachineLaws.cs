using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Trees;
using ToyBeam.Xunit;

namespace ToyBeam.Properties.Laws;

/// <summary>
/// The standard invariants hold for every program, whoever schedules it; and the programs put them to the test: what is counted must happen
/// in a share of the cases. A floor is half of what was measured, which stands behind it, or less where chance wants room.
/// </summary>
public sealed class MachineLaws
{
    private const int Cases = 500;

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("two processes were linked", 0.25)] // 52 %
    [Floor("a link ended by unlink", 0.015)] // 5.7 %
    [Floor("a link with the dead was refused", 0.12)] // 24 %
    [Floor("an exit signal came over a link", 0.2)] // 43 %
    [Floor("two processes were linked, by channels", 0.12)] // 26 %
    [Floor("a link ended by unlink, by channels", 0.004)] // 2.9 %
    [Floor("a link came too late, by channels", 0.002)] // 2 %
    public void Links_are_symmetric(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new LinkSymmetry());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a process died of another", 0.13)] // 29 %
    [Floor("an exit signal was trapped", 0.08)] // 18 %
    [Floor("a link with the dead was refused", 0.12)] // 24 %
    [Floor("an exit signal was sent to a process", 0.1)] // 20 %
    [Floor("a process died of another, by channels", 0.06)] // 13 %
    [Floor("an exit signal was trapped, by channels", 0.04)] // 8.7 %
    [Floor("a link told that there is nobody, by channels", 0.002)] // 2.0 %
    [Floor("an exit signal was sent to a process, by channels", 0.05)] // 9.7 %
    [Floor("a process was killed, by channels", 0.025)] // 6.1 %
    [Floor("a process had to die, by channels", 0.05)] // 11 %
    public void Crashes_go_through_links(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new CrashPropagation());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a receive skipped a message", 0.07)] // 15 %
    [Floor("a receive took by a later clause", 0.01)] // 5.9 %
    [Floor("a receive timed out", 0.1)] // 20 %
    [Floor("a DOWN was flushed", 0.008)] // 3.8 %
    [Floor("a receive skipped a message, by channels", 0.03)] // 7.2 %
    public void Receives_are_selective(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new SelectiveReceive());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a message was dropped at the dead", 0.16)] // 35 %
    [Floor("a mailbox vanished with its process", 0.22)] // 53 %
    [Floor("an exit signal was trapped", 0.08)] // 18 %
    [Floor("a message was dropped at the dead, by channels", 0.09)] // 18 %
    [Floor("signals were on their way to the dying, by channels", 0.12)] // 25 %
    [Floor("a DOWN was flushed", 0.008)] // 3.8 %
    public void Messages_are_conserved(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new MessageConservation());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a process has two messages of one sender", 0.13)] // 30 %
    [Floor("a process has two messages of one sender, by channels", 0.07)] // 15 %
    public void Order_is_kept_from_one_to_one(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new PairOrder());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("two signals of one pair were on their way, by channels", 0.1)] // 22 %
    [Floor("signals were on their way to the dying, by channels", 0.12)] // 25 %
    public void Signals_come_in_order(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new SignalOrder());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a monitor told of a death", 0.12)] // 22 %
    [Floor("a monitor was ended", 0.03)] // 7.0 %
    [Floor("a monitor told of a death, by channels", 0.055)] // 11 %
    [Floor("a monitor told that there is nobody, by channels", 0.035)] // 7.6 %
    [Floor("a monitor was ended, by channels", 0.008)] // 3.9 %
    [Floor("a monitor was ended too late, by channels", 0.008)] // 4.1 %
    [Floor("a DOWN was ignored, by channels", 0.002)] // 1.8 %
    public void Monitors_tell_exactly_once(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new MonitorExactlyOnce());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a death freed a name", 0.1)] // 19 %
    [Floor("a name had an owner", 0.006)] // 2.6 %
    [Floor("a name had no owner", 0.004)] // 2.3 %
    [Floor("a bad argument was given", 0.04)] // 8.6 %
    [Floor("a death freed a name, by channels", 0.05)] // 9.6 %
    public void Names_are_freed_first(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new NameFreedBeforeNotice());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a blocked process woke up", 0.13)] // 34 %
    [Floor("a message woke nobody", 0.09)] // 21 %
    [Floor("a receive timed out", 0.1)] // 20 %
    [Floor("a blocked process woke up, by channels", 0.08)] // 18 %
    [Floor("a question had to wait, by channels", 0.003)] // 2.6 %
    [Floor("a timeout had to wait for its time", 0.003)] // 2.3 %
    [Floor("a delivery had to wait for another, by channels", 0.003)] // 2.6 %
    public void No_wakeup_is_lost(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new NoLostWakeup());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a process died of another", 0.13)] // 29 %
    [Floor("a message was dropped at the dead", 0.16)] // 35 %
    [Floor("a process had to die, by channels", 0.05)] // 11 %
    [Floor("signals were on their way to the dying, by channels", 0.12)] // 25 %
    public void Nobody_dies_twice(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new OneDeath());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a process worked", 0.07)] // 13 %
    [Floor("a receive timed out", 0.1)] // 20 %
    [Floor("a bad argument was given", 0.04)] // 8.6 %
    [Floor("a process had to die, by channels", 0.05)] // 11 %
    public void Nothing_is_free(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new Budget());
}
