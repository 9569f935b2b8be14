using ToyBeam.Core;
using ToyBeam.Sim.Random;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Properties.Laws;

/// <summary>
/// Programs of every instruction there is, written as closures: what trees cannot say is among it. Pids and monitors go from process to process,
/// messages are forged, guards and continuations throw, and everybody has to do with the dead, with itself and with those who never were.
/// </summary>
internal static class WildPrograms
{
    private const int MostNames = 2;

    private static readonly ExitReason[] Reasons = [ExitReason.Normal, ExitReason.Kill, ExitReason.Killed, "boom", ExitReason.NoProc];

    /// <summary>What one process knows, and where it stands. Immutable, as a program must be that starts anew for every schedule.</summary>
    /// <param name="Seed">Decides all that it will do.</param>
    /// <param name="Left">Instructions until it ends.</param>
    /// <param name="Depth">How many generations may follow.</param>
    /// <param name="Known">Processes, the first is itself.</param>
    /// <param name="Monitors">Monitors, own ones and others'.</param>
    /// <param name="Down">A DOWN that it took.</param>
    private sealed record Life(ulong Seed, int Left, int Depth, Pid[] Known, MonitorRef[] Monitors, DownMessage? Down)
    {
        public int Draw(int stream, int below) => (int)(Rng.StreamSeed(Seed, stream, Purpose.Test) % (ulong)below);

        /// <summary>Itself twice as often as each other.</summary>
        public Pid Somebody(int stream) => Known[Draw(stream, Known.Length + 1) % Known.Length];

        public Life Next() => this with { Seed = Rng.StreamSeed(Seed, 0, Purpose.Test), Left = Left - 1 };

        public Life Knowing(Pid? pid) => pid is null || Known.Contains(pid) ? this : this with { Known = [.. Known, pid] };

        public Life With(MonitorRef monitor) => this with { Monitors = [.. Monitors, monitor] };
    }

    /// <summary>One to three static processes, which know each other and one who does not exist.</summary>
    public static Start FromSeed(ulong seed) => roots =>
    {
        var count = 1 + (int)(seed % 3);
        for (var i = 0; i < count; i++)
        {
            var known = Enumerable.Range(i, count + 1).Select(j => roots[j % (count + 1)]).ToArray();
            roots.Add(Live(new Life(Rng.StreamSeed(seed, i, Purpose.Test), 8, 2, known, [], null)));
        }
    };

    private static Code Live(Life life)
    {
        if (life.Left <= 0)
        {
            return life.Draw(1, 6) == 0 ? Exit(Reasons[life.Draw(2, Reasons.Length)]) : End;
        }
        var next = life.Next();
        return life.Draw(1, 30) switch
        {
            < 4 => Send(life.Somebody(2), MessageOf(life), () => Live(next)),
            < 8 => ReceiveOf(life, next),
            < 11 when life.Depth > 0 => SpawnOf(life, next),
            < 12 => Send(NameOf(life), "a", () => Live(next)),
            < 13 => Work(life.Draw(2, 3), () => Live(next)),
            < 14 => Self(self => life.Draw(2, 8) == 0 ? throw new InvalidOperationException("wild") : Live(next.Knowing(self))),
            _ => Rare(life, next),
        };
    }

    private static Code Rare(Life life, Life next) => life.Draw(3, 16) switch
    {
        0 or 1 => Link(life.Somebody(2), () => Live(next)),
        2 or 3 => Unlink(life.Somebody(2), () => Live(next)),
        4 => TrapExit(life.Draw(2, 3) > 0, () => Live(next)),
        5 or 6 => ExitOther(life.Somebody(2), Reasons[life.Draw(4, Reasons.Length)], () => Live(next)),
        7 or 8 => Monitor(life.Somebody(2), monitor => Live(next.With(monitor))),
        9 => Monitor(NameOf(life), monitor => Live(next.With(monitor))),
        10 when life.Monitors.Length > 0 => Demonitor(MonitorOf(life), () => Live(next), flush: life.Draw(4, 2) == 0),
        11 when life.Monitors.Length > 0 => DemonitorInfo(MonitorOf(life), _ => Live(next), flush: life.Draw(4, 2) == 0),
        12 => Register(NameOf(life), life.Somebody(2), () => Live(next)),
        13 => life.Draw(4, 3) == 0 ? Unregister(NameOf(life), () => Live(next)) : WhereIs(NameOf(life), pid => Live(next.Knowing(pid))),
        14 => IsAlive(life.Somebody(2), _ => Live(next)),
        _ => Note("wild", life.Left, () => Live(next)),
    };

    private static Code SpawnOf(Life life, Life next)
    {
        var child = Self(self => Live(life with
        {
            Seed = Rng.StreamSeed(life.Seed, 9, Purpose.Test),
            Left = life.Draw(4, 7),
            Depth = life.Depth - 1,
            Known = [self, .. life.Known],
            Monitors = [],
        }));
        return life.Draw(2, 3) switch
        {
            0 => Spawn(child, pid => Live(next.Knowing(pid))),
            1 => SpawnLink(child, pid => Live(next.Knowing(pid))),
            _ => SpawnMonitor(child, (pid, monitor) => Live(next.Knowing(pid).With(monitor))),
        };
    }

    private static Code ReceiveOf(Life life, Life next)
    {
        Clause[] all =
        [
            Is("a", () => Live(next)),
            Is("b", () => Live(next)),
            On<Pid>(pid => Live(next.Knowing(pid))),
            On<MonitorRef>(monitor => Live(next.With(monitor))),
            On<ExitMessage>(_ => Live(next)),
            On<DownMessage>(down => Live(next with { Down = down })),
            On<string>(text => text == "b" && life.Draw(5, 4) == 0 ? throw new InvalidOperationException("guard") : text == "a", _ => Live(next)),
            Any(_ => Live(next)),
        ];
        var first = life.Draw(2, all.Length);
        var clauses = all.Skip(first).Take(1 + life.Draw(3, 3));
        return life.Draw(4, 4) switch
        {
            0 => Receive([.. clauses]),
            1 => Receive([.. clauses, After(0, () => Live(next))]),
            var draw => Receive([.. clauses, After(10 * draw * (1 + life.Draw(6, 2)), () => Live(next))]),
        };
    }

    private static object MessageOf(Life life) => life.Draw(4, 8) switch
    {
        0 or 1 or 2 => "a",
        3 or 4 => "b",
        5 => life.Somebody(5),
        6 when life.Monitors.Length > 0 => MonitorOf(life),
        7 when life.Monitors.Length > 0 => (object?)life.Down ?? new DownMessage(MonitorOf(life), "forged"),
        _ => "c",
    };

    private static MonitorRef MonitorOf(Life life) => life.Monitors[life.Draw(7, life.Monitors.Length)];

    private static string NameOf(Life life) => life.Draw(8, MostNames) == 0 ? "x" : "y";
}
