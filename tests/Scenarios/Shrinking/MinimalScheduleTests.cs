using ToyBeam.Cli.Scenarios;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Shrinking;

/// <summary>The least number of deviations, and of preemptions among them, with which something comes out: known for these programs, and what a schedule is shrunk to.</summary>
public sealed class MinimalScheduleTests
{
    private static readonly (string Row, Start Start, Func<World, bool> Event, Delivery Delivery, int Deviations, int Preemptions)[] All =
    [
        ("atomicity", Built("atomicity", 2, 2), world => Mail(world) == "x z y", Delivery.Instant, 1, 1),
        ("long-tail", LongTail(3), world => Mail(world) == "a a b a", Delivery.Instant, 1, 1),
        ("nested3", Named(["a1", "a2"], ["b1", "b2"], ["c"]), world => Mail(world) == "a1 b1 c b2 a2", Delivery.Instant, 3, 2),
        ("order-n", Named(["a"], ["b"], ["c"], ["d"]), world => Mail(world) == "d c b a", Delivery.Instant, 3, 0),
        ("lost-update", Built("lost-update", 2), world => Equals(world[0].Result, 1), Delivery.Instant, 1, 0),
        ("abba", Built("abba"), world => world[2].IsAlive, Delivery.Instant, 1, 0),
        ("two-pc", Built("two-pc", 2), world => Equals(world[0].Result, "abort"), Delivery.Instant, 1, 0),
        ("monitor-race", Built("monitor-race"), world => Equals(world[0].Result, ExitReason.NoProc), Delivery.Instant, 1, 0),
        ("link-race", Built("link-race"), world => Equals(world[0].Reason, ExitReason.NoProc), Delivery.Instant, 1, 0),
        ("timeout-race", Built("timeout-race", 1), world => !Equals(world[0].Result, "timeout"), Delivery.Instant, 1, 0),
        ("kill-race", Built("kill-race", 3), world => Equals(world[0].Reason, ExitReason.Killed) && world[0].Steps == 0, Delivery.Instant, 1, 0),
        ("triangle", Built("triangle"), world => Equals(world[2].Result, " world hello"), Delivery.Pairwise, 1, 0),
    ];

    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var row in All)
        {
            rows.Add(row.Row, "auto");
            rows.Add(row.Row, "random");
            rows.Add(row.Row, "pct:3");
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_schedule_is_shrunk_to_the_fewest_deviations_there_are(string name, string strategy)
    {
        var row = All.Single(candidate => candidate.Row == name);
        var options = new MachineOptions { Granularity = Granularity.Work, Delivery = row.Delivery };
        var program = new TestedProgram(row.Start, options, new NamedTarget(name, []));
        var result = new Explorer(options, new ExplorationOptions
        {
            Seeds = 5000,
            OneProgram = true,
            StopAfter = 1,
            Strategy = StrategySpec.Parse(strategy),
            Invariants = () => [new AtTheEnd(row.Event)],
        }).Run(_ => program);
        var finding = Assert.Single(result.Findings);
        Assert.Equal((row.Deviations, row.Preemptions, true), (finding.Recording.Schedule.Deviations.Length, finding.Recording.Preemptions, finding.ProvedMinimal));
    }

    private static Start Built(string name, params int[] values)
    {
        var template = BuiltIn.Find(name)!;
        return template.Build([.. values.Select((value, i) => new Parameter(template.Parameters[i].Name, value))]).Start;
    }

    private static string Mail(World world) => string.Join(' ', Enumerable.Range(0, world[0].MailboxCount).Select(world[0].Message));

    private static Start LongTail(int count) => Named([.. Enumerable.Repeat("a", count)], ["b"]);

    private static Start Named(params string[][] senders) => roots =>
    {
        var sink = roots.Add(Receive(Is("never", () => End)), server: true);
        foreach (var messages in senders)
        {
            roots.Add(Sends(sink, messages));
        }
    };

    private static Code Sends(Pid sink, ReadOnlyMemory<string> messages) =>
        messages.IsEmpty ? End : Send(sink, messages.Span[0], () => Sends(sink, messages[1..]));
}
