using System.Collections.Immutable;
using ToyBeam.Core;
using ToyBeam.Sim.Scenarios;
using static ToyBeam.Core.Beam;

namespace ToyBeam.Cli.Scenarios.Families;

/// <summary>Programs that grow with n and of which it is known how their traces do; to be counted at <c>--granularity instruction</c>.</summary>
/// <remarks>The same programs, in Erlang, were explored with Concuerror; where the numbers differ, the tests say why.</remarks>
public static class AllFamilies
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ScenarioTemplate> All { get; } = [.. Mail.All, .. Replies.All, .. Exits.All, .. Monitors.All, .. Links.All, .. Names.All];

    /// <summary>A family whose only static process, which knows its pid and n, starts all others.</summary>
    /// <param name="name">The name.</param>
    /// <param name="description">One line for people.</param>
    /// <param name="main">What that process does.</param>
    /// <param name="exits">The reasons with which processes may end, by n.</param>
    /// <param name="blocks">Whether main may wait for ever.</param>
    internal static ScenarioTemplate Of(
        string name, string description, Func<Pid, int, Code> main, Func<int, ImmutableArray<string>>? exits = null, bool blocks = false) => new(
        [new("n", 3, 1, 100, "how many")],
        values => new Scenario
        {
            Name = name,
            Description = description,
            Start = roots => roots.Add(main(roots[0], values[0]), "main", server: blocks),
            ExpectedExits = exits?.Invoke(values[0]) ?? [],
        });

    /// <summary>Starts so many processes, numbered from 1.</summary>
    internal static Code SpawnAll(int count, Func<int, Code> code, Func<ImmutableList<Pid>, Code> next)
    {
        return From([]);

        Code From(ImmutableList<Pid> started) => started.Count == count
            ? next(started)
            : Spawn(code(started.Count + 1), pid => From(started.Add(pid)));
    }

    /// <inheritdoc cref="SpawnAll(int, Func{int, Code}, Func{ImmutableList{Pid}, Code})"/>
    internal static Code SpawnAll(int count, Func<int, Code> code, Func<Code> next) => SpawnAll(count, code, _ => next());

    /// <summary>Does something so many times, for 1 first.</summary>
    internal static Code Repeat(int count, Func<int, Func<Code>, Code> body, Func<Code> next)
    {
        return From(1);

        Code From(int number) => number > count ? next() : body(number, () => From(number + 1));
    }

    /// <summary>Takes so many messages, whatever they are, and ends.</summary>
    internal static Code Take(int count) => Repeat(count, static (_, next) => Receive(Any(_ => next())), () => End);

    /// <summary>Takes 1, 2 and so on, whatever came first, and ends.</summary>
    internal static Code TakeInOrder(int count) => Repeat(count, static (number, next) => Receive(Is(number, next)), () => End);

    /// <summary>So many processes in a chain, each of which hands a number of messages to the next, the last one to a given process; the first one is given on.</summary>
    internal static Code Relays(int count, int messages, Pid last, Func<Pid, Code> next)
    {
        return From(count, last);

        Code From(int left, Pid to) => left == 0 ? next(to) : Spawn(HandOn(to), relay => From(left - 1, relay));

        Code HandOn(Pid to) => Repeat(messages, (_, then) => Receive(Any(message => Send(to, message, then))), () => End);
    }
}
