using ToyBeam.Core;
using ToyBeam.Properties.Laws;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Trees;
using Xunit.Abstractions;

namespace ToyBeam.Properties.Traces;

/// <summary>The trace hash is the trace: over all schedules of small programs it is equal exactly where neighbouring steps that may be swapped lead from one to the other.</summary>
/// <remarks>
/// With one exception: in the channel modes it depends on whether anybody must hear of it that a death is a step of its own. Whoever was linked, was not and is again may be
/// in the same place, with the same past, and no swap leads there.
/// </remarks>
public sealed class TraceHashLaws(ITestOutputHelper output)
{
    private const int Most = 400;

    /// <param name="delivery">The mode.</param>
    /// <param name="timing">When receives time out.</param>
    /// <param name="byText">Whether places are told by their diaries. Then an end is a step of its own: in one with the step before it, what was seen of that step is nowhere in the text.</param>

    [Theory]
    [InlineData(Delivery.Instant, "untimed", true)]
    [InlineData(Delivery.Pairwise, "untimed", true)]
    [InlineData(Delivery.Instant, "untimed", false)]
    [InlineData(Delivery.Pairwise, "untimed", false)]
    [InlineData(Delivery.Causal, "untimed", false)]
    [InlineData(Delivery.Instant, "virtual", false)]
    [InlineData(Delivery.Pairwise, "virtual:2", false)]
    public void Runs_have_one_hash_exactly_when_they_are_one_trace(Delivery delivery, string timing, bool byText)
    {
        Assert.True(Timing.TryParse(timing, out var time));
        var settings = SmallPrograms.Options.Where(options => options.Delivery == delivery && (options.Granularity == Granularity.Visible || !byText)).Select(options => options with { Timing = time }).ToArray();
        var (programs, runs, traces, swaps, coarse) = (0, 0, 0, 0, 0);
        BaseSeed.ForAll(400, seed =>
        {
            var options = settings[seed % (ulong)settings.Length];
            var tree = SmallPrograms.Of(seed);
            if (SwapClasses.Of(tree.Compile(), options, byText, Most) is not { Runs: > 1 } all)
            {
                return;
            }
            Assert.True(all.Confusion is null, $"{all.Confusion}\n{options}\n{tree}");
            var (classes, hashes, pairs) = all.Compare();
            coarse += hashes < pairs ? 1 : 0;
            Assert.True(classes == pairs && (hashes == pairs || delivery != Delivery.Instant), $"{classes} traces, {hashes} hashes; {all.Difference()}\n{options}\n{tree}");
            (programs, runs, traces, swaps) = (programs + 1, runs + all.Runs, traces + classes, swaps + all.Swaps);
        });
        output.WriteLine($"{programs} programs, {runs} schedules, {traces} traces, {swaps} swaps; {coarse} programs with two traces of one hash");
        Assert.True(coarse <= programs / 20, $"{coarse} of {programs} programs have two traces of one hash; TOYBEAM_SEED={BaseSeed.Value}");
        Assert.True(programs > 60 && traces > 2 * programs && swaps > runs / 2, $"Too few to mean anything: {programs} programs, {runs} schedules, {traces} traces; TOYBEAM_SEED={BaseSeed.Value}");
    }

    [Fact]
    public void Two_that_write_to_each_other_first_are_told_apart()
    {
        var tree = ProgramTree.Parse("main { receive _; } p1 { send p2 \"x\"; send main \"c\"; } p2 { send p1 \"x\"; send main \"c\"; }");
        var count = new ConfigurationEngine(SmallPrograms.Options[0], []).Count(new TestedProgram(tree, SmallPrograms.Options[0]), long.MaxValue);
        Assert.Equal(2, count.ObservationTraces);
    }
}
