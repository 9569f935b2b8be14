using System.Numerics;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Tokens;

namespace ToyBeam.Scenarios.Programs;

/// <summary>Counts that others have published: what Concuerror's own suites expect it to explore is our number of traces by observation.</summary>
public sealed class PublishedCountTests
{
    /// <summary>Name, whether deliveries are steps, interleavings, traces by mailbox order and by observation.</summary>
    public static TheoryData<string, bool, string, int, int> Published => new()
    {
        { "same_messages", false, "6", 2, 2 },
        { "same_messages_2", false, "75", 14, 4 },
        { "same_messages_3", false, "42", 14, 4 },
        { "indifferent_senders", false, "44", 6, 1 },
        { "independent_receivers", false, "90", 2, 2 },
        { "receive_order test1", false, "6", 2, 1 },
        { "receive_order test2", false, "4", 2, 1 },
        { "receive_order test3", false, "5", 3, 1 },
        { "receive_pats test1", false, "22", 4, 2 },
        { "receive_pats test2", false, "12", 4, 2 },
        { "receive_pats test3", false, "26", 6, 2 },
        { "receive_pats test4", false, "20", 6, 2 },
        { "receive_patterns test1", false, "110", 10, 3 },
        { "receive_patterns test2", false, "84", 16, 3 },
        { "test_after_spawns", false, "663", 283, 247 },
        { "after_test", false, "66", 36, 36 },
        { "after_test_reduced", false, "13", 6, 6 },
        { "messages_1", false, "22", 6, 3 },
        { "stress", false, "3031", 12, 12 },
        { "diff_obs", false, "899", 48, 5 },
        { "no_observers", false, "5", 2, 1 },
        { "proxy", true, "79", 2, 2 },
        { "workers", true, "167598355800066", 396, 200 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Every_engine_comes_to_them(string name, bool pairwise, string interleavings, int mailboxOrder, int observations)
    {
        var options = pairwise ? KnownCounts.Pairwise : KnownCounts.Fused;
        var program = new TestedProgram(PublishedPrograms.Named(name), options, new NamedTarget(name, []));
        var byPoints = new ConfigurationEngine(options, []).Count(program, long.MaxValue);
        Assert.Equal((BigInteger.Parse(interleavings, System.Globalization.CultureInfo.InvariantCulture), mailboxOrder, observations), (byPoints.Interleavings, byPoints.MailboxOrderTraces, byPoints.ObservationTraces));
        var byTraces = new OptimalReduction(options, []).Count(program, long.MaxValue);
        Assert.Equal((mailboxOrder, 0, mailboxOrder), (byTraces.Runs, byTraces.Blocked, byTraces.MailboxOrderTraces));
        var byObservations = new OptimalReduction(options, [], byObservation: true).Count(program, long.MaxValue);
        Assert.Equal((observations, 0, observations), (byObservations.Runs, byObservations.Blocked, byObservations.ObservationTraces));
        Assert.Equal(byPoints.Outcomes.Keys, byTraces.Outcomes.Keys);
        Assert.Equal(byPoints.Outcomes.Keys, byObservations.Outcomes.Keys);
    }
}
