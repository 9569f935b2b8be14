using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios;

/// <summary>The oldest race there is: two clients read a counter, both add one, and the second write wipes out the first.</summary>
public static class LostUpdate
{
    /// <summary>n clients that exist from the start, and a server that ends after their 2n requests with its value. Claim: the value is n.</summary>
    public static ScenarioTemplate Static { get; } = new(
        [new("n", Default: 2, Min: 1, Max: 100, "clients")],
        values => new Scenario
        {
            Name = "lost-update",
            Description = "n clients get a counter, then set it to one more: an update may be lost.",
            Start = StartOf(values[0]),
            ExtraInvariants = () => [new NoLostUpdate(values[0])],
        });

    /// <summary>Two spawned clients report to a checker, which asks for the value and fails when it is not 2.</summary>
    public static Scenario Checked { get; } = new()
    {
        Name = "lost-update-checked",
        Description = "Two spawned clients increment a counter by get and set; a checker asserts that it is 2.",
        Start = roots => roots.Add(Root(), "main"),
    };

    private static readonly string[] ClientNames = BuiltIn.Numbered("client", 2);

    private sealed record Get(Pid From);

    private sealed record Value(int Current);

    private sealed record Set(int Value);

    private sealed record Done;

    private static Start StartOf(int clients)
    {
        var names = BuiltIn.Numbered("client", clients);
        return roots =>
        {
            var counter = roots.Add(CounterFor(2 * clients, 0), "counter");
            for (var i = 1; i <= clients; i++)
            {
                roots.Add(Increment(roots[i], counter, () => End), names[i - 1]);
            }
        };
    }

    private static Code CounterFor(int requests, int value) => requests == 0
        ? End(value)
        : Receive(
            On<Get>(get => Send(get.From, new Value(value), () => CounterFor(requests - 1, value))),
            On<Set>(set => CounterFor(requests - 1, set.Value)));

    private static Code Increment(Pid me, Pid counter, Func<Code> next) =>
        Send(counter, new Get(me), () =>
        Receive(On<Value>(value =>
        Send(counter, new Set(value.Current + 1), next))));

    private static Code Root() =>
        Spawn(Counter(0), counter =>
        Spawn(Self(me => Check(me, counter, waitingFor: 2)), checker =>
        Spawn(Client(counter, checker), _ =>
        Spawn(Client(counter, checker), _ => End,
        ClientNames[1]), ClientNames[0]), "checker"), "counter", server: true);

    private static Code Counter(int value) => Receive(
        On<Get>(get => Send(get.From, new Value(value), () => Counter(value))),
        On<Set>(set => Counter(set.Value)));

    private static Code Client(Pid counter, Pid checker) =>
        Self(me =>
        Increment(me, counter, () =>
        Send(checker, new Done(), () => End)));

    private static Code Check(Pid me, Pid counter, int waitingFor) => waitingFor > 0
        ? Receive(On<Done>(_ => Check(me, counter, waitingFor - 1)))
        : Send(counter, new Get(me), () =>
          Receive(On<Value>(value => value.Current == 2 ? End : Fail($"the counter is {value.Current} after 2 increments"))));

    /// <summary>The claim of the static form: the server, which is the root, ends with as many as there were increments.</summary>
    private sealed class NoLostUpdate(int clients) : IInvariant
    {
        public string Name => "no-lost-update";

        public ClaimScope Scope => ClaimScope.Trace;

        public EventKinds Needs => EventKinds.Died;

        public void Begin(World world)
        {
        }

        public Violation? On(in Event e, World world)
        {
            var process = world[e.Process];
            return e.Process == 0 && process.Result is int value && value != clients
                ? new Violation($"{process} ended at {value} after {clients} increments.")
                : null;
        }
    }
}
