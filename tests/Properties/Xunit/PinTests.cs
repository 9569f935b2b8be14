using ToyBeam.Xunit.Runners;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ToyBeam.Properties.Xunit;

/// <summary>Pinned cases are tests of their own.</summary>
public sealed class PinTests
{
    private const string Holding = PinnedLaws.Holding;
    private const string Failing = PinnedLaws.Failing;

    [Fact]
    public void Each_pin_is_a_test_with_a_name_and_an_id_of_its_own()
    {
        var cases = PropertyDriver.Discover<PinnedLaws>(nameof(PinnedLaws.Below_seven));
        Assert.Equal([null, Holding, Failing, "TB1-12"], cases.Select(testCase => testCase.Pin));
        Assert.Equal(4, cases.Select(testCase => testCase.UniqueID).Distinct().Count());
        Assert.Equal(4, cases.Select(testCase => testCase.DisplayName).Distinct().Count());
        Assert.Equal("ToyBeam.Properties.Xunit.PinnedLaws.Below_seven", cases[0].DisplayName);
        Assert.Equal("ToyBeam.Properties.Xunit.PinnedLaws.Below_seven [pin TB1-12]", cases[3].DisplayName);
        Assert.Equal(cases.Select(testCase => testCase.UniqueID), PropertyDriver.Discover<PinnedLaws>(nameof(PinnedLaws.Below_seven)).Select(testCase => testCase.UniqueID));
    }

    [Fact]
    public void A_pin_survives_serialisation()
    {
        foreach (var testCase in PropertyDriver.Discover<PinnedLaws>(nameof(PinnedLaws.Below_seven)))
        {
            var copy = SerializationHelper.Deserialize<BeamPropertyTestCase>(SerializationHelper.Serialize(testCase));
            Assert.Equal((testCase.Pin, testCase.UniqueID, testCase.DisplayName), (copy.Pin, copy.UniqueID, copy.DisplayName));
        }
    }

    [Fact]
    public async Task A_pin_whose_case_holds_passes() =>
        Assert.Equal("pinned case: holds\n", Assert.IsAssignableFrom<ITestPassed>(await RunPin(1)).Output);

    [Fact]
    public async Task A_pin_whose_case_fails_fails_and_prints_itself()
    {
        var message = PropertyDriver.MessageOf(await RunPin(2));
        Assert.StartsWith("The property returned false.\n\n  number = 7\n\n  pinned case; ", message, StringComparison.Ordinal);
        Assert.Contains($"[Pin(\"{Failing}\")]", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pin_that_is_no_token_fails() =>
        Assert.Equal("The token has a typo, or a part of it is missing: its checksum does not fit.", PropertyDriver.MessageOf(await RunPin(3)));

    [Fact]
    public async Task A_pin_of_another_property_fails() =>
        Assert.Equal(
            "The token is of the property ToyBeam.Properties.Xunit.PinnedLaws.Below_seven.",
            PropertyDriver.MessageOf(await PropertyDriver.Run(PropertyDriver.Discover<PinnedLaws>(nameof(PinnedLaws.Misplaced))[1])));

    [Fact]
    public async Task A_pin_that_the_precondition_rejects_fails() =>
        Assert.Equal(
            "The precondition rejects the pinned case, so it tests nothing.",
            PropertyDriver.MessageOf(await PropertyDriver.Run(PropertyDriver.Discover<PinnedLaws>(nameof(PinnedLaws.Rejects))[1])));

    [Fact]
    public async Task A_pin_of_a_schedule_fails_while_the_bug_is_there_and_passes_when_it_is_cured()
    {
        const string First = "completes: P (main) waits for ever for exit P.1 crash\n";
        Assert.StartsWith(First, PropertyDriver.MessageOf(await PropertyDriver.Run(PropertyDriver.Discover<PinnedLaws>(nameof(PinnedLaws.Completes))[1])), StringComparison.Ordinal);
        var cured = await PropertyDriver.Run(PropertyDriver.Discover<PinnedLaws>(nameof(PinnedLaws.Obeys))[1]);
        Assert.IsAssignableFrom<ITestPassed>(cured);
    }

    [Fact]
    public async Task Pins_stand_back_while_one_case_is_replayed() =>
        Assert.Equal(
            "TOYBEAM_REPLAY runs one case alone.",
            Assert.IsAssignableFrom<ITestSkipped>(
                await PropertyDriver.Run(PropertyDriver.Discover<PinnedLaws>(nameof(PinnedLaws.Below_seven))[1], PropertyDriver.Replaying(Failing))).Reason);

    private static Task<ITestResultMessage> RunPin(int index) => PropertyDriver.Run(PropertyDriver.Discover<PinnedLaws>(nameof(PinnedLaws.Below_seven))[index]);
}
