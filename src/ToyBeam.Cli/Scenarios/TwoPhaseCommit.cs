using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>A vote that must be unanimous.</summary>
public static class TwoPhaseCommit
{
    /// <summary>A coordinator asks n voters; the first may be told before to say no.</summary>
    public static ScenarioTemplate Scenario { get; } = new(
        [new("n", 2, 1, 20, "voters")],
        values => new Scenario
        {
            Name = "two-pc",
            Description = "A coordinator asks n voters and commits if all say yes; somebody may change the first one's mind before.",
            Start = roots =>
            {
                var voters = values[0];
                var coordinator = roots.Add(Ask(Enumerable.Range(1, voters).Select(i => roots[i]).ToArray(), voters), "coordinator");
                for (var i = 1; i <= voters; i++)
                {
                    roots.Add(Receive(Any(message => Send(coordinator, new Vote((string)message == "prepare"), () => End))), $"voter {i}");
                }
                roots.Add(Send(roots[1], "flip", () => End), "flip");
            },
        });

    private sealed record Vote(bool Yes);

    private static Code Ask(ReadOnlyMemory<Pid> voters, int all) => voters.IsEmpty
        ? Wait(all)
        : Send(voters.Span[0], "prepare", () => Ask(voters[1..], all));

    private static Code Wait(int left) => left == 0
        ? End("commit")
        : Receive(On<Vote>(vote => vote.Yes ? Wait(left - 1) : End("abort")));
}
