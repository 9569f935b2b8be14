using ToyBeam.Core;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Scenarios.Programs;

/// <summary>The shapes of programs from the suites of Concuerror (github.com/parapluu/Concuerror, <c>tests/suites</c>), whose expected results say how many interleavings it explores. Only the shapes and the numbers.</summary>
internal static class PublishedPrograms
{
    private sealed record Tagged(string Tag, int Number);

    private sealed record Ask(Pid Worker);

    private sealed record Job(int Number);

    private sealed record Result(int Number);

    private delegate Code Child(Pid root, IReadOnlyList<Pid> older);

    /// <summary>The program of that name.</summary>
    public static Start Named(string name) => name switch
    {
        "same_messages" => Spawning(_ => Take(2, End), Sender("one"), Sender("one")),
        "same_messages_2" => Spawning(_ => Take("unlock", () => Receive(On<string>(text => text is "a" or "b", _ => End))), Sender("unlock", "a"), Sender("unlock", "b")),
        "same_messages_3" => Spawning(_ => Take("unlock", () => Receive(On<string>(text => text != "unlock", _ => End))), Sender("a", "unlock"), Sender("b", "unlock")),
        "indifferent_senders" => Spawning(_ => TakeInOrder(0, 1, 2), Sender(0), Sender(1), Sender(2)),
        "independent_receivers" => Spawning(_ => Take(2, End), Relay(1), Relay(2), (_, older) => Send(older[0], "ok", () => End), (_, older) => Send(older[1], "ok", () => End)),
        "receive_order test1" => ReceiveOrder("a", "b"),
        "receive_order test2" => ReceiveOrder("b", "a"),
        "receive_order test3" => Spawning(
            _ => End,
            (_, _) => Take("a", () => Take("b", () => Take(1, End))),
            (_, older) => Sends(older[0], "b"),
            (_, older) => Sends(older[0], "c", "a")),
        "receive_pats test1" => ReceivePatterns("foo", "foo", "bar"),
        "receive_pats test2" => ReceivePatterns("foo", "bar", "foo"),
        "receive_pats test3" => ReceivePatterns("bar", "foo", "bar"),
        "receive_pats test4" => ReceivePatterns("bar", "bar", "foo"),
        "receive_patterns test1" => AlphaBeta(more: 2),
        "receive_patterns test2" => AlphaBeta(more: 1),
        "test_after_spawns" => Spawning(_ => Rounds(1, []), Sender("one"), Sender("two"), Sender("one")),
        "after_test_reduced" => Spawning(_ => AllowButWait(2, 1, Idle), Sender("ok2"), Sender("ok2")),
        "after_test" => roots => roots.Add(Self(AfterTest)),
        "messages_1" => Spawning(
            older => Sends(older[0], "a", "special"),
            (_, _) => Receive(
                Is("special", () => Take("a", () => Take("c", () => End))),
                After(0, () => Take("special", () => Take(2, End)))),
            (_, older) => Sends(older[0], "c")),
        "stress" => Spawning(StressRoot, (root, _) => Take(3, Sends(root, "ok")), StressCreator),
        "diff_obs" => Spawning(
            _ => Receive(
                Is("o", () => TakeTagged("x", Idle)),
                After(0, () => Receive(On<Tagged>(_ => Idle())))),
            Sender(new Tagged("x", 0)), Sender(new Tagged("y", 0)), Sender(new Tagged("x", 1)), Sender("o")),
        "no_observers" => Spawning(_ => TakeInOrder(1, 2), Sender(1), Sender(2)),
        "proxy" => roots => roots.Add(Self(me => Proxies(me, 3, me))),
        "workers" => Spawning(_ => Take(1, End), (root, _) => Server(root, workers: 2, jobs: [1, 2], results: 0), Worker, Worker),
        _ => throw new ArgumentException(name, nameof(name)),
    };

    /// <summary>A root that spawns some children, each of which knows it and its older siblings, and goes on.</summary>
    private static Start Spawning(Func<IReadOnlyList<Pid>, Code> root, params Child[] children) =>
        roots => roots.Add(Self(me => SpawnFrom(me, children, [], root)));

    private static Code SpawnFrom(Pid me, Child[] children, Pid[] older, Func<IReadOnlyList<Pid>, Code> then) => older.Length == children.Length
        ? then(older)
        : Spawn(children[older.Length](me, older), child => SpawnFrom(me, children, [.. older, child], then));

    private static Child Sender(params object[] messages) => (root, _) => Sends(root, messages);

    private static Child Relay(int number) => (root, _) => Take("ok", () => Send(root, number, () => End));

    private static Code Sends(Pid to, params object[] messages) => messages.Length == 0 ? End : Send(to, messages[0], () => Sends(to, messages[1..]));

    private static Code Take(int count, Code then) => count == 0 ? then : Receive(Any(_ => Take(count - 1, then)));

    private static Code Take(object message, Func<Code> then) => Receive(Is(message, then));

    private static Code TakeTagged(string tag, Func<Code> then) => Receive(On<Tagged>(message => message.Tag == tag, _ => then()));

    private static Code TakeInOrder(params int[] numbers) => numbers.Length == 0 ? End : Take(numbers[0], () => TakeInOrder(numbers[1..]));

    private static Code Idle() => Receive(Is("never", () => End));

    private static Start ReceiveOrder(string first, string second) => Spawning(
        _ => End,
        (_, _) => Take("a", () => Take(1, End)),
        (_, older) => Sends(older[0], first),
        (_, older) => Sends(older[0], second));

    private static Start ReceivePatterns(string third, string one, string other) => Spawning(
        _ => TakeTagged(one, () => TakeTagged(other, () => End)),
        Sender(new Tagged("foo", 1), new Tagged("bar", 1)),
        Sender(new Tagged(third, 2)));

    private static Start AlphaBeta(int more) => Spawning(
        _ => Receive(On<Tagged>(first => first.Tag == "alpha" ? End : TakeTagged("alpha", () => Self(me => SpawnFrom(
            me,
            [Sender(new Tagged("alpha", 2)), Sender(new Tagged("alpha", 3)), Sender(new Tagged("beta", 2))],
            [],
            _ => TakeAlphas(more)))))),
        Sender(new Tagged("alpha", 1)),
        Sender(new Tagged("beta", 1)));

    private static Code TakeAlphas(int count) => count == 0 ? End : TakeTagged("alpha", () => TakeAlphas(count - 1));

    /// <summary>Three rounds: takes all that is there, then, in a round with a message, one more.</summary>
    private static Code Rounds(int round, object[] taken) => round == 4
        ? End
        : Receive(Any(message => Rounds(round + 1, [.. taken, message])), After(0, () => TakeAll(round, taken)));

    private static Code TakeAll(int round, object[] taken) => Receive(
        Any(message => TakeAll(round, [.. taken, message])),
        After(0, () => Rounds(round + 1, taken)));

    /// <summary>Up to so many messages are allowed, and so many times it looks in vain before it waits.</summary>
    private static Code AllowButWait(int messages, int looks, Func<Code> then) => (messages, looks) switch
    {
        (0, _) => Receive(Any(_ => Exit("crash")), After(0, then)),
        (_, 0) => Receive(Any(_ => AllowButWait(messages - 1, 0, then))),
        _ => Receive(Any(_ => AllowButWait(messages - 1, looks, then)), After(0, () => AllowButWait(messages, looks - 1, then))),
    };

    private static Code AfterTest(Pid me) => AllowButWait(0, 2, () =>
        Spawn(Sends(me, "ok1"), _ => AllowButWait(1, 2, () =>
        Spawn(Sends(me, "ok2"), _ =>
        Spawn(Sends(me, "ok2"), _ => AllowButWait(2, 2, Idle))))));

    private static Code StressRoot(IReadOnlyList<Pid> older) => Take(2, Spawn(Sends(older[0], "ok2"), _ => Spawn(Sends(older[0], "ok2"), _ => Take(1, End))));

    private static Code StressCreator(Pid root, IReadOnlyList<Pid> older) =>
        Spawn(Sends(older[0], "ok1"), _ => Spawn(Sends(root, "ok"), _ => Spawn(Sends(root, "ok"), _ => End)));

    private static Code Proxies(Pid me, int count, Pid to) => count == 0
        ? Spawn(Send(me, "hello", () => Send(to, "world", () => End)), _ => Take(2, End))
        : Spawn(Receive(Any(message => Send(to, message, () => End))), proxy => Proxies(me, count - 1, proxy));

    private static Code Server(Pid root, int workers, int[] jobs, int results) => workers == 0 && jobs.Length == 0
        ? Send(root, results, () => End)
        : Receive(
            On<Result>(result => Server(root, workers, jobs, results + (1 << result.Number))),
            After(0, () => Receive(
                Is("exit", () => Server(root, workers - 1, jobs, results)),
                On<Ask>(ask => jobs.Length == 0
                    ? Send(ask.Worker, "no work", () => Server(root, workers, jobs, results))
                    : Send(ask.Worker, new Job(jobs[0]), () => Server(root, workers, jobs[1..], results))))));

    private static Code Worker(Pid root, IReadOnlyList<Pid> older) => Self(me => AskForWork(me, older[0]));

    private static Code AskForWork(Pid me, Pid server) => Send(server, new Ask(me), () => Receive(
        Is("no work", () => Send(server, "exit", () => End)),
        On<Job>(job => Send(server, new Result(job.Number), () => AskForWork(me, server)))));
}
