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
    [Floor("two processes were linked", 0.28)] // 56 %
    [Floor("a link ended by unlink", 0.02)] // 6.5 %
    [Floor("a link with the dead was refused", 0.12)] // 26 %
    [Floor("an exit signal came over a link", 0.22)] // 45 %
    public void Links_are_symmetric(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new LinkSymmetry());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a process died of another", 0.07)] // 16 %
    [Floor("an exit signal was trapped", 0.08)] // 19 %
    [Floor("a link with the dead was refused", 0.12)] // 26 %
    public void Crashes_go_through_links(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new CrashPropagation());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a receive skipped a message", 0.04)] // 11 %
    [Floor("a receive took by a later clause", 0.01)] // 5 %
    public void Receives_are_selective(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new SelectiveReceive());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a message was dropped at the dead", 0.16)] // 34 %
    [Floor("a mailbox vanished with its process", 0.22)] // 46 %
    [Floor("an exit signal was trapped", 0.08)] // 19 %
    public void Messages_are_conserved(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new MessageConservation());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a process has two messages of one sender", 0.13)] // 28 %
    public void Order_is_kept_from_one_to_one(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new PairOrder());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a blocked process woke up", 0.13)] // 28 %
    [Floor("a message woke nobody", 0.09)] // 21 %
    public void No_wakeup_is_lost(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new NoLostWakeup());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a process died of another", 0.07)] // 16 %
    [Floor("a message was dropped at the dead", 0.16)] // 34 %
    public void Nobody_dies_twice(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new OneDeath());

    [BeamProperty(MaxTest = Cases, StartSize = 10, Arbitrary = [typeof(Setting)])]
    [Floor("a process worked", 0.08)] // 18 %
    public void Nothing_is_free(ProgramTree program, Tally tally) => Setting.Check(program, tally, () => new Budget());
}
