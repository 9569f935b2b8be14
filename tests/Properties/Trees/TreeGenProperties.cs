using System.Globalization;
using ToyBeam.Sim.Trees;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Trees;

/// <summary>What the generator makes: well-formed trees, bounded, the same for the same seed, worth running.</summary>
public sealed class TreeGenProperties(ITestOutputHelper output)
{
    [Fact]
    public void Every_tree_reads_back_from_its_text()
    {
        foreach (var tree in Sample.Trees(2_000))
            Assert.Equal(tree, ProgramTree.Parse(tree.ToString()));
    }

    [Fact]
    public void Every_tree_reads_back_from_its_bytes()
    {
        foreach (var tree in Sample.Trees(2_000))
            Assert.Equal(tree, TreeCodec.Decode(TreeCodec.Encode(tree)));
    }

    [Fact]
    public void The_size_bounds_the_tree()
    {
        for (var seed = 0UL; seed < 500; seed++)
        {
            var size = (int)(seed % 60);
            var tree = TreeGen.FromSeed(seed, size);
            // Idioms may pass the budget by the few statements that they consist of, once in each block.
            Assert.InRange(tree.Size, 1, (3 + (size * 2 / 3)) + 20);
            Assert.InRange(Shape.Of(tree).Processes, 1, TreeWeights.Default.MaxProcesses);
        }
    }

    [Fact]
    public void Nothing_is_generated_behind_a_statement_that_ends_its_block()
    {
        foreach (var tree in Sample.Trees(2_000))
            Assert.False(Shape.Of(tree).HasDeadCode, tree.ToString());
    }

    [Fact]
    public void A_weight_of_zero_leaves_a_statement_out()
    {
        var nothing = new TreeWeights
        {
            Work = 0,
            Spawn = 0,
            SpawnLink = 0,
            SpawnMonitor = 0,
            Send = 0,
            SendRegistered = 0,
            Receive = 0,
            Link = 0,
            Unlink = 0,
            ExitOther = 0,
            Monitor = 0,
            Demonitor = 0,
            Register = 0,
            Unregister = 0,
            WhereIs = 0,
            IsAlive = 0,
            TrapExit = 0,
            Exit = 0,
            End = 0,
            MaxStatic = 1,
        };
        Assert.Equal("main { }", TreeGen.FromSeed(1, 30, nothing).ToString());
        for (var seed = 0UL; seed < 100; seed++)
            Assert.Matches("^main { (work [0-9]; )*}$", TreeGen.FromSeed(seed, 10, nothing with { Work = 1 }).ToString());
    }

    [Fact]
    public void The_same_seed_gives_the_same_tree()
    {
        for (var seed = 0UL; seed < 200; seed++)
            Assert.Equal(TreeGen.FromSeed(seed, 30), TreeGen.FromSeed(seed, 30));
        Assert.NotEqual(TreeGen.FromSeed(1, 30), TreeGen.FromSeed(2, 30));
    }

    /// <summary>Changes only with the generator; then seeds of older versions mean other programs, and tokens by seed are void.</summary>
    [Fact]
    public void The_tree_of_seed_7_is_this_one() => Assert.Equal(
        """
        main {
          send self "a";
          c1 = spawn { register self @n; unlink parent; }
          trap_exit on;
          c2 = spawn_link { trap_exit on; send @n "b"; receive "c"; }
          exit c2 kill;
          receive exit c2;
        }
        """.ReplaceLineEndings("\n"),
        TreeGen.FromSeed(7, 30).ToString());

    [Fact]
    public void Programs_of_size_30_are_worth_running()
    {
        const int Count = 1_000;
        var shapes = Enumerable.Range(0, Count).Select(seed => Shape.Of(TreeGen.FromSeed((ulong)seed, 30))).ToList();
        var sizes = shapes.Select(shape => shape.Size).Order().ToList();
        Report("median size", sizes[Count / 2]);
        Report("5th percentile", sizes[Count / 20]);
        Report("95th percentile", sizes[Count - (Count / 20)]);
        Assert.InRange(sizes[Count / 20], 5, 10);
        Assert.InRange(sizes[Count / 2], 8, 20);
        Assert.InRange(sizes[Count - (Count / 20)], 15, 30);
        AtLeast(45, "a send meets a receive", shape => shape.Meets);
        AtLeast(60, "several processes", shape => shape.Processes > 1);
        AtLeast(20, "several static processes", shape => shape.Static > 1);
        AtLeast(40, "a link", shape => shape.Links);
        AtLeast(30, "a spawn_link", shape => shape.SpawnLinks);
        AtLeast(30, "trap_exit", shape => shape.Traps);
        AtLeast(50, "an abnormal exit", shape => shape.Crashes);
        AtLeast(20, "a receive of an EXIT", shape => shape.ReceivesExit);
        AtLeast(30, "a link or spawn_link and an abnormal exit and a send", shape => (shape.Links || shape.SpawnLinks) && shape.Crashes && shape.Sends);
        AtLeast(40, "a monitor", shape => shape.Monitors);
        AtLeast(30, "a monitor and an abnormal exit", shape => shape.Monitors && (shape.Crashes || shape.Has<Statement.ExitOther>()));
        AtLeast(12, "a receive of a DOWN", shape => shape.ReceivesDown);
        AtLeast(10, "a demonitor", shape => shape.Has<Statement.Demonitor>());
        AtLeast(25, "a spawn_monitor", shape => shape.SpawnMonitors);
        AtLeast(25, "an exit signal", shape => shape.Has<Statement.ExitOther>());
        AtLeast(14, "an exit signal and trap_exit", shape => shape.Has<Statement.ExitOther>() && shape.Traps);
        AtLeast(28, "a register", shape => shape.Has<Statement.Register>());
        AtLeast(14, "a send to a registered name", shape => shape.SendsToName);
        AtLeast(25, "a timeout", shape => shape.Timeouts > 0);
        AtLeast(2, "an unregister", shape => shape.Has<Statement.Unregister>());
        AtLeast(3, "a whereis", shape => shape.Has<Statement.WhereIs>());
        AtLeast(12, "an alive", shape => shape.Has<Statement.IsAlive>());
        var timeouts = shapes.Sum(shape => shape.Timeouts) * 100 / shapes.Sum(shape => shape.Receives);
        Report("receives with a timeout, percent", timeouts);
        Assert.InRange(timeouts, 10, 25);

        void AtLeast(int percent, string what, Func<Shape, bool> has)
        {
            var found = shapes.Count(has) * 100 / Count;
            Report(what + ", percent", found);
            Assert.True(found >= percent, string.Create(CultureInfo.InvariantCulture, $"{what}: {found} %, expected {percent} % or more"));
        }
    }

    private void Report(string what, int value) => output.WriteLine("{0}: {1}", what, value);
}
