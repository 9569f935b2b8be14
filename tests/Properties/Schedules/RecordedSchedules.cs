using ToyBeam.Core;
using ToyBeam.Properties.Laws;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Properties.Schedules;

/// <summary>A run is its deviations: whatever a strategy did, following the recorded list does the same again, event by event.</summary>
public sealed class RecordedSchedules
{
    private const int Programs = 1000;

    [Fact]
    public void Following_the_deviations_of_a_run_repeats_the_run()
    {
        var runners = Setting.Options.ToDictionary(options => options, options => new Runner(options, []));
        var strategies = Setting.Strategies();
        var deviating = 0;
        BaseSeed.ForAll(Programs, seed =>
        {
            var options = Setting.OptionsOf(seed);
            var start = Setting.ProgramOf(seed).Compile();
            var info = new RunInfo(seed, 0, new Pilot(start, options));
            Recording first = new(), again = new();
            runners[options].Run(start, strategies[seed % (ulong)strategies.Length], info, first);
            var replay = Replay.Strict(first.Schedule);
            runners[options].Run(start, replay, info, again);
            replay.EndStrictly(again.Steps);
            AssertSame(first, again);
            runners[options].Run(start, Replay.Tolerant(first.Schedule), info, again);
            AssertSame(first, again);
            deviating += first.Schedule.Deviations.IsEmpty ? 0 : 1;
        });
        Assert.True(deviating > Programs / 4, $"only {deviating} of {Programs} runs left the default schedule"); // Measured: about half.
    }

    [Fact]
    public void The_default_schedule_has_no_deviations()
    {
        var runner = new Runner(new MachineOptions(), []);
        BaseSeed.ForAll(100, seed =>
        {
            var start = Setting.ProgramOf(seed).Compile();
            var recording = new Recording();
            runner.Run(start, new DefaultSchedule(), new RunInfo(seed, 0, new Pilot(start, new MachineOptions())), recording);
            Assert.Equal((0, 0, 0L), (recording.Schedule.Deviations.Length, recording.Preemptions, recording.RankSum));
        });
    }

    [Fact]
    public void Anchors_are_met_once_in_a_run()
    {
        var runner = new Runner(new MachineOptions(), []);
        BaseSeed.ForAll(300, seed =>
        {
            var start = Setting.ProgramOf(seed).Compile();
            var recording = new Recording();
            runner.Run(start, new RandomWalk(), new RunInfo(seed, 0, new Pilot(start, new MachineOptions())), recording);
            var anchors = recording.Schedule.Deviations.Select(deviation => deviation.Anchor).ToList();
            Assert.Equal(anchors.Count, anchors.Distinct().Count());
        });
    }

    [Theory]
    [InlineData("Z", "Z.1")]
    [InlineData("P", "Z")]
    public void A_deviation_that_does_not_fit_diverges_strictly_and_is_left_out_tolerantly(string after, string run)
    {
        var start = ProgramTree.Parse("main { c = spawn { send parent \"a\"; } receive \"a\"; }").Compile();
        var options = new MachineOptions();
        var info = new RunInfo(0, 0, new Pilot(start, options));
        var schedule = new Schedule([new Deviation(new Anchor(after, 1, 0), new ScheduledChoice(ChoiceKind.Run, run))]);
        var runner = new Runner(options, []);
        var diverged = Assert.Throws<ReplayDivergedException>(() =>
        {
            var replay = Replay.Strict(schedule);
            runner.Run(start, replay, info);
            replay.EndStrictly(runner.Machine.Steps);
        });
        Assert.StartsWith("diverged at step ", diverged.Message, StringComparison.Ordinal);
        var recording = new Recording();
        runner.Run(start, Replay.Tolerant(schedule), info, recording);
        Assert.Empty(recording.Schedule.Deviations);
        Assert.Equal(VerdictKind.Passed, recording.Verdict.Kind);
    }

    private static void AssertSame(Recording first, Recording again)
    {
        Assert.Equal(first.Schedule, again.Schedule);
        Assert.Equal(first.Steps, again.Steps);
        Assert.Equal(first.FinalState, again.FinalState);
        for (var step = 0; step <= first.Steps; step++)
        {
            Assert.Equal(Told(first, step), Told(again, step));
        }
    }

    private static List<string> Told(Recording run, int step)
    {
        var lines = new List<string>();
        foreach (ref readonly var e in run.EventsOf(step))
        {
            lines.Add($"{e.Kind} {e.Op} {e.Process} {e.Other} {e.Number} {e.Clause}");
        }
        return lines;
    }
}
