using ToyBeam.Core;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Properties.Strategies;

/// <summary>What the pilot says about who did how much, and who contends for what.</summary>
public sealed class PilotCountsTests
{
    [Theory]
    [InlineData(Delivery.Instant)]
    [InlineData(Delivery.Pairwise)]
    public void A_mailbox_with_two_senders_is_contended(Delivery delivery) =>
        Assert.Equal(["mailbox of 0 by 1x2 2x3"], Contentions(Programs.Sink(2, 3), delivery));

    [Theory]
    [InlineData(Delivery.Instant)]
    [InlineData(Delivery.Causal)]
    public void A_mailbox_with_one_sender_is_not(Delivery delivery) => Assert.Empty(Contentions(Programs.Sink(4), delivery));

    [Fact]
    public void A_mailbox_is_contended_by_a_timeout_and_one_sender() =>
        Assert.Equal(["mailbox of 0 by 0x1 1x1"], Contentions(RacePrograms.Timeout(1)));

    [Fact]
    public void A_life_is_contended_by_whoever_links_monitors_or_kills_and_by_what_it_does()
    {
        Assert.Equal(["life of 1 by 0x1 1x1"], Contentions(RacePrograms.Link()));
        Assert.Contains("life of 1 by 0x1 1x1", Contentions(RacePrograms.Monitor()));
    }

    [Fact]
    public void Names_are_contended() => Assert.Contains("names of -1 by 0x1 1x1", Contentions(Names));

    /// <summary>Static processes come first, then children in the order in which the default schedule made them; a path finds each of them again.</summary>
    [Fact]
    public void Processes_are_found_by_path()
    {
        var counts = new Pilot(Tree, new MachineOptions { Granularity = Granularity.Work }).Counts;
        Assert.Equal([3, 2, 1, 1, 1], counts.Steps.Select(steps => steps.Count));
        Assert.Equal([0, 1, -1], [counts.Find(-1, 0), counts.Find(-1, 1), counts.Find(-1, 2)]);
        Assert.Equal([2, 3, -1], [counts.Find(0, 1), counts.Find(0, 2), counts.Find(0, 3)]);
        Assert.Equal([4, -1, -1], [counts.Find(1, 1), counts.Find(1, 2), counts.Find(4, 1)]);
        Assert.Equal([-1, -1, 0, 0, 1], Enumerable.Range(0, 5).Select(counts.ParentOf));
    }

    private static void Names(Roots roots)
    {
        roots.Add(Beam.Register("n", roots[0], () => Beam.Receive(Beam.Is("never", () => Beam.End))));
        roots.Add(Beam.WhereIs("n", _ => Beam.End));
    }

    private static void Tree(Roots roots)
    {
        var leaf = Beam.Work(1, () => Beam.End);
        roots.Add(Beam.Spawn(leaf, _ => Beam.Spawn(leaf, _ => leaf)));
        roots.Add(Beam.Spawn(leaf, _ => leaf));
    }

    private static string[] Contentions(Start program, Delivery delivery = Delivery.Instant)
    {
        var options = new MachineOptions { Granularity = Granularity.Work, Delivery = delivery };
        return [.. new Pilot(program, options).Counts.Contentions.Select(Text)];
    }

    private static string Text(Contention contention)
    {
        var part = contention.Part switch
        {
            Parts.ReadsMailbox => "mailbox",
            Parts.ReadsLife => "life",
            _ => "names",
        };
        return $"{part} of {contention.Node} by {string.Join(' ', contention.By.Select(by => $"{by.Node}x{by.Count}"))}";
    }
}
