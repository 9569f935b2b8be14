using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Properties.Strategies;

/// <summary>Small programs with a race that is seen in what a process ends with; most of them in the result of P.</summary>
internal static class RacePrograms
{
    /// <summary>P works k times; Q kills it.</summary>
    public static Start Kill(int k) => roots =>
    {
        roots.Add(Work(k, () => End("finished")));
        roots.Add(ExitOther(roots[0], ExitReason.Kill, () => End));

        static Code Work(int count, Func<Code> next) => count == 0 ? next() : Beam.Work(1, () => Work(count - 1, next));
    };

    /// <summary>P links itself with Q, then works; Q exits.</summary>
    public static Start Link() => roots =>
    {
        roots.Add(Beam.Link(roots[1], () => Work(1, () => End("alive"))));
        roots.Add(Exit("boom"));
    };

    /// <summary>P monitors Q and ends with the reason that it is told; Q exits.</summary>
    public static Start Monitor() => roots =>
    {
        roots.Add(Beam.Monitor(roots[1], monitor => Receive(Down(monitor, reason => End(reason.ToString())))));
        roots.Add(Exit("boom"));
    };

    /// <summary>P looks once into its mailbox; some send to it.</summary>
    public static Start Timeout(int senders) => roots =>
    {
        roots.Add(Receive(Any(_ => End("message")), After(0, () => End("timeout"))));
        for (var i = 0; i < senders; i++)
        {
            roots.Add(Send(roots[0], "m", () => End));
        }
    };

    /// <summary>P is a cell; Q and R write 1 and 2; S reads and ends with what it read.</summary>
    public static Start WritersReader() => roots =>
    {
        roots.Add(Cell(0, requests: 3));
        roots.Add(Send(roots[0], 1, () => End));
        roots.Add(Send(roots[0], 2, () => End));
        roots.Add(Send(roots[0], roots[3], () => Receive(On<string>(value => End(value)))));

        static Code Cell(int value, int requests) => requests == 0 ? End : Receive(
            On<Pid>(reader => Send(reader, $"{value}", () => Cell(value, requests - 1))),
            On<int>(put => Cell(put, requests - 1)));
    };

    /// <summary>P asks two voters, who answer no when a "flip" came before the question; P ends with commit or abort.</summary>
    public static Start TwoPhaseCommit() => roots =>
    {
        roots.Add(Send(roots[1], "prepare", () => Send(roots[2], "prepare", () => Count(2))));
        for (var i = 0; i < 2; i++)
        {
            roots.Add(Receive(Any(question => Send(roots[0], !Equals(question, "flip"), () => End))));
        }
        roots.Add(Send(roots[1], "flip", () => End));

        static Code Count(int missing) => Receive(On<bool>(yes => !yes ? End("abort") : missing == 1 ? End("commit") : Count(missing - 1)));
    };

    /// <summary>P and Q are locks; R takes P then Q, S takes Q then P; who has both gives them back and ends with "done".</summary>
    public static Start Abba() => roots =>
    {
        roots.Add(Lock(true, 2, null));
        roots.Add(Lock(true, 2, null));
        roots.Add(Client(roots[2], roots[0], roots[1]));
        roots.Add(Client(roots[3], roots[1], roots[0]));

        static Code Lock(bool free, int releases, Pid? waiting) => releases == 0 ? End : Receive(
            On<Pid>(client => free ? Send(client, "ok", () => Lock(false, releases, waiting)) : Lock(false, releases, client)),
            On<string>(_ => (waiting, releases) switch
            {
                (null, _) => Lock(true, releases - 1, null),
                _ => Send(waiting, "ok", () => Lock(false, releases - 1, null)),
            }));

        static Code Client(Pid me, Pid first, Pid second) =>
            Send(first, me, () => Receive(Is("ok", () =>
            Send(second, me, () => Receive(Is("ok", () =>
            Send(second, "release", () => Send(first, "release", () => End("done")))))))));
    };

    /// <summary>P tells R, then Q, who tells R; R ends with the two in the order in which it took them.</summary>
    public static Start Triangle() => roots =>
    {
        roots.Add(Send(roots[2], "1", () => Send(roots[1], "2", () => End)));
        roots.Add(Receive(On<string>(message => Send(roots[2], message, () => End))));
        roots.Add(Collect(2, ""));
    };

    /// <summary>Q sends a1 and a2, R sends b; P ends with the three in the order in which it took them.</summary>
    public static Start Fifo2() => roots =>
    {
        roots.Add(Collect(3, ""));
        roots.Add(Send(roots[0], "a1", () => Send(roots[0], "a2", () => End)));
        roots.Add(Send(roots[0], "b", () => End));
    };

    /// <summary>P polls its mailbox for ever; Q works a while, then tells it to stop.</summary>
    public static Start Polling(int work) => roots =>
    {
        roots.Add(Poll());
        roots.Add(Works(work, () => Send(roots[0], "stop", () => End)));

        static Code Poll() => Receive(Is("stop", () => End("stopped")), After(0, Poll));

        static Code Works(int count, Func<Code> next) => count == 0 ? next() : Work(1, () => Works(count - 1, next));
    };

    private static Code Collect(int missing, string taken) =>
        missing == 0 ? End(taken) : Receive(On<string>(message => Collect(missing - 1, taken + message)));
}
