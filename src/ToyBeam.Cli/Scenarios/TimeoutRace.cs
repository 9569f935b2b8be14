using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>A look into the mailbox that races with the mail.</summary>
public static class TimeoutRace
{
    /// <summary>n senders, and a receiver that looks once and ends: it took the message of one of them, or none was there.</summary>
    public static ScenarioTemplate Scenario { get; } = new(
        [new("n", 1, 1, 100, "senders")],
        values => new Scenario
        {
            Name = "timeout-race",
            Description = "n senders, and a receiver that looks into its mailbox once: after 0.",
            Start = roots =>
            {
                var main = roots.Add(Receive(On<int>(sender => End(sender)), After(0, () => End("timeout"))), "main");
                for (var i = 1; i <= values[0]; i++)
                {
                    roots.Add(Send(main, i, () => End));
                }
            },
        });
}
