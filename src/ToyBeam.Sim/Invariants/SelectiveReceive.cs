using ToyBeam.Core;
using ToyBeam.Core.Instructions;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary><c>selective-receive</c>: a receive takes the oldest message that any of its clauses matches, by the first clause that matches it; the others keep their order. It times out only when no message matches.</summary>
/// <remarks>Keeps mailboxes in order of arrival, and asks the clauses again.</remarks>
public sealed class SelectiveReceive : IInvariant
{
    private readonly Rows<ShadowLetter> _mailboxes = new();
    private readonly Touched _arrived = new();
    private int _took = -1; // Who took a message out of its mailbox in this step.

    /// <inheritdoc/>
    public string Name => "selective-receive";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Arrived | EventKinds.Received | EventKinds.TimedOut | EventKinds.Demonitored |
        EventKinds.Died | EventKinds.Stepped | EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _mailboxes.Clear();
        _arrived.Clear();
        _took = -1;
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Arrived:
                _mailboxes[e.Process].Add(new ShadowLetter(e.Other, e.Number, e.Payload));
                _arrived.Add(e.Process);
                return null;
            case EventKind.Received:
                return OnReceived(e, world);
            case EventKind.TimedOut:
                return OnTimedOut(e, world);
            case EventKind.Demonitored:
                return OnDemonitored(e, world);
            case EventKind.Died:
                _mailboxes[e.Process].Clear();
                return null;
            case EventKind.Stepped:
                return OnStepped(world);
            default:
                return CompareAll(world);
        }
    }

    private Violation? OnReceived(in Event e, World world)
    {
        _took = e.Process;
        var letters = _mailboxes[e.Process].Items;
        var taken = ShadowLetter.Find(letters, e.Other, e.Number);
        if (taken < 0)
        {
            return new Violation($"{world[e.Process]} took {Literal.Of(e.Payload)}, which was not in its mailbox");
        }
        var clauses = ((Receive)e.Code!).Clauses;
        for (var i = 0; i <= taken; i++)
        {
            var clause = FirstMatch(clauses, letters[i].Message!);
            if (i < taken && clause >= 0)
            {
                return new Violation($"{world[e.Process]} took {Literal.Of(e.Payload)} and left the older {Literal.Of(letters[i].Message)}, which matches {clauses[clause]}");
            }
            if (i == taken && clause != e.Clause)
            {
                var first = clause < 0 ? "none matches" : $"the first that matches is clause {clause + 1}";
                return new Violation($"{world[e.Process]} took {Literal.Of(e.Payload)} by clause {e.Clause + 1}, and {first}");
            }
        }
        _mailboxes[e.Process].RemoveAt(taken);
        return null;
    }

    private Violation? OnTimedOut(in Event e, World world)
    {
        var receive = (Receive)e.Code!;
        if (receive.After?.Milliseconds != e.Number)
        {
            return new Violation($"{world[e.Process]} timed out after {e.Number} at {receive}");
        }
        foreach (var letter in _mailboxes[e.Process].Items)
        {
            if (FirstMatch(receive.Clauses, letter.Message!) >= 0)
            {
                return new Violation($"{world[e.Process]} timed out at {receive}, and {Literal.Of(letter.Message)} lies in its mailbox");
            }
        }
        return null;
    }

    /// <summary>A flush takes the oldest DOWN of its monitor, if there is one; the end of a monitor takes nothing else.</summary>
    private Violation? OnDemonitored(in Event e, World world)
    {
        _took = e.Process;
        var down = ((Demonitor)e.Code!).Flush ? ShadowLetter.FindDown(_mailboxes[e.Process].Items, e.Payload) : -1;
        if (down >= 0 != (e.Clause == 1))
        {
            return new Violation($"{world[e.Process]} ended the monitor {e.Payload}, {(down >= 0 ? "and its DOWN was left" : "and a DOWN that is not there, or was not to be flushed, was taken")}");
        }
        if (down >= 0)
        {
            _mailboxes[e.Process].RemoveAt(down);
        }
        return null;
    }

    private Violation? OnStepped(World world)
    {
        var violation = _took >= 0 ? Compare(_took, world, from: 0) : null;
        foreach (var process in _arrived.Processes)
        {
            violation ??= Compare(process, world, from: _mailboxes[process].Count - 1);
        }
        _took = -1;
        _arrived.Clear();
        return violation;
    }

    private Violation? CompareAll(World world)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if (Compare(i, world, from: 0) is { } violation)
            {
                return violation;
            }
        }
        return null;
    }

    /// <summary>Whether the machine's mailbox is the one of the events, from some letter on: an arrival changes the end only, a receive the order of all.</summary>
    private Violation? Compare(int process, World world, int from)
    {
        var letters = _mailboxes[process].Items;
        var view = world[process];
        if (view.MailboxCount != letters.Length)
        {
            return new Violation($"the mailbox of {view} has {view.MailboxCount} messages, and {letters.Length} arrived and were not taken");
        }
        for (var i = Math.Max(from, 0); i < letters.Length; i++)
        {
            if (view.Origin(i) != (letters[i].Sender, letters[i].Number))
            {
                return new Violation($"message {i + 1} in the mailbox of {view} is {Literal.Of(view.Message(i))}, and in order of arrival it is {Literal.Of(letters[i].Message)}");
            }
        }
        return null;
    }

    private static int FirstMatch(ReadOnlySpan<Clause> clauses, object message)
    {
        for (var i = 0; i < clauses.Length; i++)
        {
            if (clauses[i].Matches(message))
            {
                return i;
            }
        }
        return -1;
    }
}
