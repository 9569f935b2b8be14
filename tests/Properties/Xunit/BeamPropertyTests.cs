using Xunit.Abstractions;

namespace ToyBeam.Properties.Xunit;

/// <summary>What a property comes to, for each kind of body.</summary>
public sealed class BeamPropertyTests
{
    [Fact]
    public async Task A_law_that_holds_passes_and_says_how_many_cases_ran()
    {
        var result = await PropertyDriver.Run<SampleLaws>(nameof(SampleLaws.Holds));
        Assert.IsAssignableFrom<ITestPassed>(result);
        Assert.Equal("100 cases ran, base seed 1\n", result.Output);
    }

    [Theory]
    [InlineData(nameof(SampleLaws.Below_seven), "The property returned false.\n\n  number = 7\n")]
    [InlineData(nameof(SampleLaws.Async_answer), "The property returned false.\n\n  number = 7\n")]
    [InlineData(nameof(SampleLaws.Async_below_seven), "too large\n\n  number = 7\n")]
    [InlineData(nameof(SampleLaws.Short_lists), "4 numbers are too many\n\n  numbers = [0, 0, 0, 0]\n  text = ")]
    [InlineData(nameof(SampleLaws.Wrong_claim), "The property is false: below five.\n\n  number = 5\n")]
    public async Task A_law_that_breaks_fails_with_its_smallest_argument(string law, string beginning)
    {
        var message = await PropertyDriver.FailureOf<SampleLaws>(law);
        Assert.StartsWith(beginning, message, StringComparison.Ordinal);
        Assert.Contains(" of 100, size ", message, StringComparison.Ordinal);
        Assert.Contains("base seed 1", message, StringComparison.Ordinal);
        Assert.EndsWith($" dotnet test --filter \"FullyQualifiedName=ToyBeam.Properties.Xunit.SampleLaws.{law}\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shrinking_does_not_slip_from_one_bug_to_another()
    {
        var smallest = new HashSet<string>();
        for (var seed = 0; seed < 20; seed++)
        {
            var message = await PropertyDriver.FailureOf<SampleLaws>(nameof(SampleLaws.Two_bugs), PropertyDriver.Seeded with { SeedText = $"{seed}" });
            smallest.Add(message.Split('\n')[2]);
            var far = message.StartsWith("System.InvalidOperationException: 40 is far too large\n", StringComparison.Ordinal);
            Assert.Contains(far ? "  number = 40\n" : "  number = 20\n", message, StringComparison.Ordinal);
        }
        Assert.Equal(2, smallest.Count);
    }

    [Fact]
    public async Task A_stack_trace_shows_the_frames_of_the_test_alone()
    {
        var failed = (ITestFailed)await PropertyDriver.Run<SampleLaws>(nameof(SampleLaws.Short_lists));
        var frame = Assert.Single(Assert.Single(failed.StackTraces).Split('\n'));
        Assert.Contains("SampleLaws.Short_lists", frame, StringComparison.Ordinal);
        Assert.Equal(-1, Assert.Single(failed.ExceptionParentIndices));
    }

    [Fact]
    public async Task Rejected_cases_are_replaced()
    {
        var result = await PropertyDriver.Run<SampleLaws>(nameof(SampleLaws.Even));
        Assert.Matches("^100 cases ran \\([1-9][0-9]+ rejected\\), base seed 1\n$", result.Output);
    }

    [Fact]
    public async Task A_precondition_that_hardly_holds_fails() =>
        Assert.Equal(
            "Gave up: the precondition rejected 21 cases, and only 0 of 100 passed it.\n"
            + "TOYBEAM_SEED=1 dotnet test --filter \"FullyQualifiedName=ToyBeam.Properties.Xunit.SampleLaws.Hardly_ever\"",
            await PropertyDriver.FailureOf<SampleLaws>(nameof(SampleLaws.Hardly_ever)));

    [Fact]
    public async Task A_deadline_cuts_a_property_short_and_says_so()
    {
        var result = await PropertyDriver.Run<SampleLaws>(nameof(SampleLaws.Slow));
        Assert.IsAssignableFrom<ITestPassed>(result);
        Assert.Matches("^deadline: [1-3] of 100 cases ran; floors were not checked, base seed 1\n$", result.Output);
    }

    [Fact]
    public async Task A_body_that_depends_on_more_than_its_arguments_is_told_of() =>
        Assert.Contains(
            "  Run again, the same case did not fail in this way: the body depends on more than its arguments and the schedule.\n",
            await PropertyDriver.FailureOf<SampleLaws>(nameof(SampleLaws.Depends_on_its_past)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(nameof(SampleLaws.No_cases), "MaxTest is 0, but must be at least 1.")]
    [InlineData(nameof(SampleLaws.Timed_by_xunit), "Timeout has no effect on a property: use Deadline.")]
    [InlineData(nameof(SampleLaws.Async_void), "Nobody can wait for an async void method: return Task.")]
    [InlineData(nameof(SampleLaws.Returns_a_number), "A property returns nothing, bool, Task, Task<bool> or an FsCheck Property, not System.Int32.")]
    public async Task A_declaration_that_makes_no_sense_fails_with_a_sentence(string law, string sentence) =>
        Assert.Equal(sentence, await PropertyDriver.FailureOf<SampleLaws>(law));

    [Fact]
    public async Task Verbose_tells_every_case()
    {
        var result = await PropertyDriver.Run<SampleLaws>(nameof(SampleLaws.Told));
        Assert.Matches("^size 2\n  numbers = \\[.*\\]\nsize 6\n  numbers = \\[.*\\]\nsize 10\n  numbers = \\[.*\\]\n3 cases ran, base seed 1\n$", result.Output);
    }

    [Fact]
    public async Task Lifetime_and_output_of_the_class_are_as_in_every_test()
    {
        var before = Lifetime.Ended;
        var result = await PropertyDriver.Run<Lifetime>(nameof(Lifetime.Is_ready));
        Assert.IsAssignableFrom<ITestPassed>(result);
        Assert.Matches("^said by the body: -?[0-9]+\r?\n1 cases ran, base seed 1\n$", result.Output);
        Assert.Equal(before + 1, Lifetime.Ended);
    }

    [Fact]
    public async Task A_skipped_property_is_skipped() =>
        Assert.Equal("not today", Assert.IsAssignableFrom<ITestSkipped>(await PropertyDriver.Run<Lifetime>(nameof(Lifetime.Skipped))).Reason);
}
