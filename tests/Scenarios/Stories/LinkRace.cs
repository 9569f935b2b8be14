using ToyBeam.Core;
using ToyBeam.Scenarios.CommandLine;
using ToyBeam.Sim.Exploration;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Stories;

/// <summary>The race that the project began with, written as a user would: spawn, then link, and the news of the crash that may never come.</summary>
public sealed class LinkRace
{
    private static Code Parent() =>
        TrapExit(true, () =>
        Spawn(Crash, child =>
        Link(child, () =>
        Receive(Exited(child, "crash", () => End)))));

    private static Code LinkedFromBirth() =>
        TrapExit(true, () =>
        SpawnLink(Crash, child =>
        Receive(Exited(child, "crash", () => End))));

    [Fact]
    public void A_child_may_crash_before_it_is_linked_and_the_parent_waits_for_the_wrong_reason()
    {
        var finding = Explore.Of(Parent).Completes().ExpectFinding();
        Assert.Equal("stuck:exit * crash", finding.Signature);
        Assert.Single(finding.Recording.Schedule.Deviations);
        Assert.True(finding.ProvedMinimal);
    }

    [Fact]
    public void A_child_that_is_linked_from_birth_is_always_heard_of() =>
        Explore.Of(LinkedFromBirth).Completes().NoUnexpectedExit("crash").Check();

    [Fact]
    public void A_program_may_be_written_in_place()
    {
        var finding = Explore.Of(() =>
            Spawn(Work(1, () =>
                Receive(Is("a message that nobody sends", () => End))), _ => End)).Completes().ExpectFinding();
        Assert.Equal("stuck:\"a message that nobody sends\" (always)", finding.Signature);
        Assert.Equal(finding.Token, ToyBeam.Sim.Tokens.Token.Parse(finding.Token.ToString()));
    }

    [Fact]
    public void The_message_of_a_failure_tells_the_story_and_how_to_see_it_again()
    {
        using var directory = new ScratchDirectory();
        var failure = Assert.Throws<FindingException>(() => (Explore.Of(Parent).Completes() with { Files = directory.Path }).Check());
        Assert.Contains("P waits for ever for exit P.1 crash", failure.Message, StringComparison.Ordinal);
        Assert.Contains("links with P.1, which is already dead", failure.Message, StringComparison.Ordinal);
        var lines = failure.Message.Split('\n')[^3..];
        Assert.Equal($"  .Replay(\"{failure.Finding.Token}\")", lines[0]);
        Assert.Equal(Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal), lines[1..].Select(line => line.Split(": ", 2)[1]).Order(StringComparer.Ordinal));
        var again = Assert.Throws<FindingException>(() => Explore.Of(Parent).Completes().Replay(failure.Finding.Token.ToString()));
        Assert.Equal(failure.Finding.Signature, again.Finding.Signature);
    }
}
