using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Properties.Laws;

/// <summary>What the invariants for scenarios say, and how they tell failures apart.</summary>
public sealed class ScenarioInvariants
{
    private static Violation? Broken(IInvariant invariant, Func<Code> program, MachineOptions? options = null)
    {
        var start = SingleRoot.Of(program);
        var runner = new Runner(options ?? new MachineOptions(), [invariant]);
        var verdict = runner.Run(start, new DefaultSchedule(), new RunInfo(0, 0, new Pilot(start, runner.Machine.Options)));
        Assert.True(verdict.Failed || verdict == Verdict.Passed);
        return verdict.Violation;
    }

    private static Code WaitFor(string text) => Receive(Is(text, () => End));

    [Fact]
    public void A_server_may_wait_for_ever_and_others_may_not()
    {
        Assert.Null(Broken(new Completes(), () => Spawn(WaitFor("never"), _ => End, server: true)));
        var stuck = Broken(new Completes(), () => Spawn(WaitFor("never"), _ => End));
        Assert.Equal(new Violation("P.1 waits for ever for \"never\"") { Kind = FailureKind.Stuck, Detail = "\"never\"", Blocked = [("P.1", "\"never\"")] }, stuck);
    }

    [Fact]
    public void Stuck_processes_are_told_in_one_sentence_and_by_what_they_wait_for()
    {
        var stuck = Broken(new Completes(), () => Spawn(WaitFor("CRASH: P.1"), _ => Spawn(WaitFor("CRASH: P.2"), _ => Spawn(WaitFor("b P.9"), child => Receive(Exited(child, "boom", () => End), Is("a", () => End))), "two")));
        Assert.Equal(
            "P waits for ever for exit P.3 boom | \"a\", P.1 waits for ever for \"CRASH: P.1\", P.2 (two) waits for ever for \"CRASH: P.2\", P.3 waits for ever for \"b P.9\"",
            stuck?.Sentence);
        Assert.Equal("\"CRASH: *\" & \"b P.9\" & exit * boom | \"a\"", stuck?.Detail);
    }

    [Fact]
    public void Only_the_first_five_are_named()
    {
        static Code Many(int left) => left == 0 ? End : Spawn(WaitFor("x"), _ => Many(left - 1));
        Assert.EndsWith("P.5 waits for ever for \"x\", and 2 more wait", Broken(new Completes(), () => Many(7))?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exit_is_unexpected_unless_it_is_normal_or_listed()
    {
        static Code Program() => SpawnLink(Exit("lost P.1"), _ => WaitFor("x"));
        Assert.Null(Broken(new NoUnexpectedExit(), () => End));
        Assert.Null(Broken(new NoUnexpectedExit("crash", "lost P.1"), Program));
        Assert.Equal(
            new Violation("P.1 ended with reason lost P.1") { Kind = FailureKind.UnexpectedExit, Detail = "lost *" },
            Broken(new NoUnexpectedExit("crash"), Program));
    }

    [Fact]
    public void A_failed_claim_is_told_in_its_own_words() =>
        Assert.Equal(new Violation("P failed: two at once") { Detail = "two at once" }, Broken(new NoFail(), () => Fail("two at once")));

    [Fact]
    public void A_predicate_is_asked_after_every_step_and_at_the_end()
    {
        static Code Program() => Spawn(End, _ => Spawn(End, _ => End));
        Assert.Null(Broken(new Always("few", world => world.ProcessCount <= 3), Program));
        Assert.Equal("\"few\" does not hold", Broken(new Always("few", world => world.ProcessCount < 3), Program)?.Sentence);
        Assert.Equal("\"done\" does not hold", Broken(new Always("done", world => !world.Quiescent), Program)?.Sentence);
        Assert.Null(Broken(new Never("many", world => world.ProcessCount > 3), Program));
        Assert.Equal("\"many\" happened", Broken(new Never("many", world => world.ProcessCount == 2), Program)?.Sentence);
    }

    [Fact]
    public void The_catalog_makes_each_by_its_name()
    {
        foreach (var standard in StandardInvariants.All)
        {
            Assert.Equal(standard.Name, StandardInvariants.Create(standard.Name).Name);
        }
        Assert.Equal(11, StandardInvariants.MachineLaws().Count);
        Assert.Equal(StandardInvariants.All.Select(standard => standard.Name).Order(), StandardInvariants.ForScenarios().Select(invariant => invariant.Name).Order());
        Assert.Contains("budget", Assert.Throws<ArgumentException>(() => StandardInvariants.Create("bugdet")).Message, StringComparison.Ordinal);
    }
}
