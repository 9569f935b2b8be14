using Xunit.Abstractions;

namespace ToyBeam.Properties.Xunit;

/// <summary>Counting interesting cases, and the floors under the counts.</summary>
public sealed class TallyTests
{
    [Fact]
    public async Task Shares_of_cases_are_printed()
    {
        var result = await PropertyDriver.Run<SampleLaws>(nameof(SampleLaws.Counts));
        Assert.IsAssignableFrom<ITestPassed>(result);
        Assert.Matches("^40 cases ran, base seed 1\n  a number is positive: in (1[0-9]|2[0-9]) of 40 cases \\([0-9.]+ %\\)\n  never: in 0 of 40 cases \\(0 %\\)\n$", result.Output);
    }

    [Fact]
    public async Task Classifications_of_FsCheck_are_counted_too()
    {
        var result = await PropertyDriver.Run<SampleLaws>(nameof(SampleLaws.Positive_squares));
        Assert.Matches("^100 cases ran \\([0-9]+ rejected\\), base seed 1\n  large: in [1-9][0-9] of 100 cases \\([0-9]+ %\\)\n$", result.Output);
    }

    [Fact]
    public async Task A_share_below_its_floor_fails() =>
        Assert.Matches(
            "^Floor not met: \"a number is positive\" happened in [0-9]+ of 40 cases \\([0-9.]+ %\\); the floor is 90 %\\.\n"
            + "TOYBEAM_SEED=1 dotnet test --filter \"FullyQualifiedName=ToyBeam.Properties.Xunit.SampleLaws.Counts_too_few\"$",
            await PropertyDriver.FailureOf<SampleLaws>(nameof(SampleLaws.Counts_too_few)));

    [Fact]
    public async Task A_floor_that_nothing_counts_fails() =>
        Assert.StartsWith(
            "Floor not met: no case ever counted \"unheard of\"; the floor is 1 % of 100.\n",
            await PropertyDriver.FailureOf<SampleLaws>(nameof(SampleLaws.Counts_nothing)),
            StringComparison.Ordinal);
}
