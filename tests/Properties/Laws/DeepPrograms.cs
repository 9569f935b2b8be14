using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Properties.Laws;

/// <summary>Programs that go deep: nothing in the machine or the runner may need a stack as deep as the program.</summary>
public sealed class DeepPrograms
{
    private const int Depth = 2000;
    private const int SmallStack = 256 * 1024;

    /// <summary>Children of children, each linked with its parent; the last one crashes, and all die of it, one after the other.</summary>
    [Fact]
    public void A_crash_goes_up_a_long_chain_of_links() => OnSmallStack(() =>
    {
        var chain = LongChain();
        var runner = new Runner(new MachineOptions(), StandardInvariants.MachineLaws());
        var start = SingleRoot.Of(() => chain);
        var verdict = runner.Run(start, new DefaultSchedule(), new RunInfo(0, 0, new Pilot(start, new MachineOptions())));
        Assert.Equal(Verdict.Passed, verdict);
        Assert.Equal(Depth + 1, runner.Machine.World.ProcessCount);
        for (var i = 0; i <= Depth; i++)
        {
            Assert.Equal(ExitReason.Crash, runner.Machine.World[i].Reason);
        }
        var deepest = runner.Machine.World[Depth].Pid;
        Assert.Equal(Depth * 2 + 1, deepest.ToString().Length);
        Assert.True(PathOrder.Compare(runner.Machine.World[0].Pid, deepest) < 0);
    });

    [Fact]
    public void Paths_are_ordered_number_by_number_and_parents_first()
    {
        var runner = new Runner(new MachineOptions(), []);
        var start = SingleRoot.Of(() => Children(12));
        runner.Run(start, new DefaultSchedule(), new RunInfo(0, 0, new Pilot(start, new MachineOptions())));
        var world = runner.Machine.World;
        var pids = Enumerable.Range(0, world.ProcessCount).Select(i => world[i].Pid).ToList();
        pids.Sort(PathOrder.Compare);
        var expected = Enumerable.Range(1, 12).SelectMany(i => new[] { $"P.{i}", $"P.{i}.1" }).Prepend("P");
        Assert.Equal(expected, pids.Select(pid => pid.ToString()));
    }

    private static Code Children(int left) => left == 0 ? End : Spawn(Spawn(End, _ => End), _ => Children(left - 1));

    /// <summary>Made from its end, in a loop.</summary>
    private static Code LongChain()
    {
        var code = Crash;
        for (var i = 0; i < Depth; i++)
        {
            code = SpawnLink(code, _ => Receive());
        }
        return code;
    }

    private static void OnSmallStack(Action test)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(test), SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
