using System.Globalization;
using System.Text;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>Many senders, one receiver: every order of arrival is another trace.</summary>
public static class FanIn
{
    /// <summary>n senders that exist from the start; the receiver ends with what it took, in order. n! traces in (2n)!/(n+1)! interleavings.</summary>
    public static ScenarioTemplate Static { get; } = new(
        [new("n", Default: 3, Min: 1, Max: 1000, "senders")],
        values => new Scenario
        {
            Name = "fan-in",
            Description = "n senders, one receiver that takes their messages in any order.",
            Start = StartOf(values[0]),
        });

    /// <summary>n senders that the receiver spawns first: n! traces.</summary>
    public static ScenarioTemplate Spawned { get; } = new(
        [new("n", Default: 3, Min: 1, Max: 1000, "senders")],
        values => new Scenario
        {
            Name = "fan-in-spawn",
            Description = "One process spawns n senders, then takes their messages in any order.",
            Start = roots => roots.Add(SpawnThenCollect(roots[0], values[0], values[0])),
        });

    /// <summary>n senders; the receiver takes their messages by number: n! traces in (2n-1)!! interleavings, one by observation.</summary>
    public static ScenarioTemplate Selective { get; } = new(
        [new("n", Default: 3, Min: 1, Max: 1000, "senders")],
        values => new Scenario
        {
            Name = "fan-in-sel",
            Description = "n senders, one receiver that takes their messages in a given order, whatever came first.",
            Start = roots =>
            {
                var collector = roots.Add(CollectInOrder(1, values[0]), "collector");
                for (var i = 1; i <= values[0]; i++)
                {
                    roots.Add(Send(collector, i, () => End));
                }
            },
        });

    /// <summary>Ten senders that main spawns, and a collector that counts.</summary>
    public static Scenario OfTen { get; } = new()
    {
        Name = "fan-in-10",
        Description = "Ten spawned senders, one message each to a collector that counts.",
        Start = StartOfSpawned(10),
    };

    private sealed record Msg(int Number);

    /// <summary>What was taken, the latest first.</summary>
    private sealed record Taken(int Sender, Taken? Before)
    {
        public string InOrder()
        {
            var text = new StringBuilder();
            Write(text, this);
            return text.ToString();
        }

        private static void Write(StringBuilder text, Taken taken)
        {
            if (taken.Before is not null)
            {
                Write(text, taken.Before);
                text.Append(' ');
            }
            text.Append(taken.Sender.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static Start StartOf(int senders)
    {
        var names = BuiltIn.Numbered("sender", senders);
        object[] numbers = [.. Enumerable.Range(1, senders)];
        return roots =>
        {
            var collector = roots.Add(Collect(senders, null), "collector");
            for (var i = 0; i < senders; i++)
            {
                roots.Add(Send(collector, numbers[i], () => End), names[i]);
            }
        };
    }

    private static Code Collect(int left, Taken? taken) => left == 0
        ? End(taken?.InOrder() ?? "")
        : Receive(On<int>(sender => Collect(left - 1, new Taken(sender, taken))));

    private static Code SpawnThenCollect(Pid me, int left, int all) => left == 0
        ? Collect(all, null)
        : Spawn(Send(me, left, () => End), _ => SpawnThenCollect(me, left - 1, all));

    private static Code CollectInOrder(int next, int last) => next > last ? End : Receive(Is(next, () => CollectInOrder(next + 1, last)));

    private static Start StartOfSpawned(int senders)
    {
        var names = BuiltIn.Numbered("sender", senders);
        return roots => roots.Add(Spawn(Count(0), collector => SpawnSender(1, collector), "collector", server: true), "main");

        Code SpawnSender(int number, Pid collector) => number > senders
            ? End
            : Spawn(Send(collector, new Msg(number), () => End), _ => SpawnSender(number + 1, collector), names[number - 1]);
    }

    private static Code Count(int seen) => Receive(On<Msg>(_ => Count(seen + 1)));
}
