using System.Globalization;
using ToyBeam.Core;
using ToyBeam.Properties.Laws;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Shrinking;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Shrinking;

/// <summary>What the shrinker promises of each of its steps, on failures of generated programs in all modes of delivery.</summary>
public sealed class ShrinkerStepLaws(ITestOutputHelper output)
{
    private const int Programs = 60;
    private const int Budget = 20_000;

    private static readonly Workers Two = new(2, static (count, action) => Parallel.For(0, count, action));

    [Fact]
    public void Each_step_fails_in_the_same_way_and_is_smaller() => ForEachFailure(Programs, (program, sought, schedule) =>
    {
        var laboratory = new Laboratory(program.Options, Claims());
        var last = program.Tree!.Measure;
        var steps = 0;
        Shrunk(program, sought, schedule, Workers.One, (smaller, run) =>
        {
            steps++;
            Assert.True(smaller.Tree!.Measure < last, $"{smaller.Tree.Measure} after {last}");
            last = smaller.Tree.Measure;
            var replayed = new Recording();
            var verdict = laboratory.Run(smaller, Replay.Strict(run.Schedule), 0, 0, replayed, sought.MayBe);
            Assert.Equal((sought.Signature, run.FinalState), (laboratory.SignatureOf(smaller, verdict), replayed.FinalState));
        });
        return steps;
    });

    [Fact]
    public void Two_workers_come_to_the_same() => ForEachFailure(Programs, (program, sought, schedule) =>
    {
        var (one, two) = (Shrunk(program, sought, schedule, Workers.One), Shrunk(program, sought, schedule, Two));
        Assert.Equal(InWords(one), InWords(two));
        return 1;
    });

    [Fact]
    public void Shrinking_the_shrunk_changes_nothing() => ForEachFailure(Programs, (program, sought, schedule) =>
    {
        var once = Shrunk(program, sought, schedule, Workers.One);
        if (once.Proof.Cut)
        {
            return 0; // It is not done.
        }
        var again = Shrunk(once.Program, sought, once.Recording.Schedule, Workers.One);
        Assert.Equal((once.Program.Tree, once.Recording.Schedule), (again.Program.Tree, again.Recording.Schedule));
        return 1;
    });

    [Fact]
    public void No_deviation_can_be_left_out_and_what_is_proved_is_so() => ForEachFailure(Programs, (program, sought, schedule) =>
    {
        var shrunk = Shrunk(program, sought, schedule, Workers.One);
        var trial = new Trial(new Laboratory(program.Options, Claims()), sought);
        var least = shrunk.Recording.Schedule;
        for (var i = 0; i < least.Deviations.Length; i++)
        {
            Assert.False(trial.Fails(shrunk.Program, least.Without(i)), $"also without deviation {i}");
        }
        if (shrunk.Proof.Schedule && least.Deviations.Length > 1)
        {
            var points = new RunPoints(Schedule.Default);
            trial.Fails(shrunk.Program, points, 0, 0);
            Assert.All(points.Deviations.ToArray(), single => Assert.False(trial.Fails(shrunk.Program, new Schedule([single])), $"{single} is enough"));
        }
        return 1;
    });

    [Fact]
    public void Of_200_failures_half_come_down_to_6_instructions_and_1_deviation()
    {
        var (sizes, deviations, proved, programs) = (new List<int>(), new List<int>(), 0, 0);
        ForEachFailure(200, (program, sought, schedule) =>
        {
            var shrunk = Shrunk(program, sought, schedule, Workers.One);
            sizes.Add(shrunk.Program.Tree!.Size);
            deviations.Add(shrunk.Recording.Schedule.Deviations.Length);
            proved += shrunk.Proof.Schedule ? 1 : 0;
            programs += shrunk.Proof.Program ? 1 : 0;
            return 1;
        });
        sizes.Sort();
        deviations.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sizes.Count} failures; size: median {sizes[sizes.Count / 2]}, largest {sizes[^1]}; deviations: median {deviations[deviations.Count / 2]}, most {deviations[^1]}; {proved} schedules and {programs} programs proved minimal"));
        Assert.True(sizes[sizes.Count / 2] <= 6 && deviations[deviations.Count / 2] <= 1, $"median size {sizes[sizes.Count / 2]}, median deviations {deviations[deviations.Count / 2]}");
    }

    [Fact]
    public void The_smallest_program_that_shrinking_can_reach_is_hardly_ever_smaller()
    {
        var (shrunkTo, least, missed, whole) = (0, 0, 0, 0);
        ForEachFailure(60, (program, sought, schedule) =>
        {
            if (SmallestReachable(program, sought, schedule) is not { } smallest)
            {
                return 1;
            }
            var size = Shrunk(program, sought, schedule, Workers.One).Program.Tree!.Size;
            Assert.True(size >= smallest, $"{size} is less than the smallest of all, {smallest}");
            shrunkTo += size;
            least += smallest;
            missed += size > smallest ? 1 : 0;
            whole++;
            return 1;
        }, size: 7);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{whole} failures whose smaller programs were all tried: {shrunkTo} instructions left, {least} is the least; ratio {(double)shrunkTo / least:0.000}; {missed} are larger than need be"));
        Assert.True(whole >= 20 && shrunkTo <= 1.15 * least, $"{whole} failures, {shrunkTo} instructions, least {least}");
    }

    /// <summary>The size of the smallest program that fails as sought, of all that any order of deletions and simplifications leads to through whatever; null when they are too many.</summary>
    private static int? SmallestReachable(TestedProgram program, SoughtFailure sought, Schedule schedule)
    {
        const int Most = 1500;
        var witnesses = new WitnessSearch(new Trial(new Laboratory(program.Options, Claims()), sought));
        var seen = new HashSet<ProgramTree> { program.Tree! };
        var waiting = new Queue<ProgramTree>(seen);
        var least = program.Tree!.Size;
        while (waiting.TryDequeue(out var tree))
        {
            foreach (var smaller in TreeShrinker.Shrink(tree))
            {
                if (!seen.Add(smaller))
                {
                    continue;
                }
                if (seen.Count > Most)
                {
                    return null;
                }
                waiting.Enqueue(smaller);
                if (smaller.Size < least && witnesses.Find(new TestedProgram(smaller, program.Options), schedule, 100) == WitnessAnswer.Found)
                {
                    least = smaller.Size;
                }
            }
        }
        return least;
    }

    private static string InWords(Shrunk shrunk) =>
        $"{shrunk.Program.Tree}\n{string.Join('\n', shrunk.Recording.Schedule.Deviations)}\n{shrunk.Proof}\n{shrunk.Runs}\n{string.Join('\n', shrunk.Slipped.Select(slipped => $"{slipped.Failure.Key} {slipped.Program.Tree} {string.Join(", ", slipped.Schedule.Deviations)}"))}";

    private static IReadOnlyList<IInvariant> Claims() => StandardInvariants.ForScenarios();

    private static Shrunk Shrunk(TestedProgram program, SoughtFailure sought, Schedule schedule, Workers workers, Action<TestedProgram, Recording>? accepted = null) =>
        new Shrinker(program, sought, Claims, new ShrinkBudget(Budget), workers) { Accepted = accepted }.Shrink(schedule);

    /// <summary>Random programs that fail in a random run; a failure that there is only under some schedules where there is one.</summary>
    private static void ForEachFailure(int count, Func<TestedProgram, SoughtFailure, Schedule, int> law, int size = 20)
    {
        var (failures, done) = (0, 0);
        BaseSeed.ForAll(3 * count, seed =>
        {
            if (failures == count)
            {
                return;
            }
            var options = new MachineOptions { Delivery = (Delivery)(seed % 3) };
            var program = new TestedProgram(TreeGen.FromSeed(seed, size), options);
            var laboratory = new Laboratory(options, Claims());
            var run = new Recording();
            for (var i = 0; i < 10; i++)
            {
                var verdict = laboratory.Run(program, new RandomWalk(), seed, i, run);
                if (verdict.Failed && (i == 9 || laboratory.HasPassingSchedule(program, verdict.Invariant!)))
                {
                    failures++;
                    done += law(program, new SoughtFailure(verdict, laboratory.SignatureOf(program, verdict), laboratory.HasPassingSchedule(program, verdict.Invariant!)), run.Schedule);
                    return;
                }
            }
        });
        Assert.True(failures > count / 2 && done > failures / 2, $"only {failures} failures, of which {done} say something");
    }
}
