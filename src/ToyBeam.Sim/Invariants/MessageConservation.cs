using ToyBeam.Core;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary>
/// <c>message-conservation</c>: every message that was sent was taken, lies in a mailbox, was dropped at the dead or vanished with them; none
/// is taken twice, none comes out of nowhere.
/// </summary>
/// <remarks>Follows each message by its identity, sender and number, from its sending to where it ends. Order is of no interest here.</remarks>
public sealed class MessageConservation : IInvariant
{
    private readonly Rows<ShadowLetter> _mailboxes = new();
    private readonly PerProcess<int> _numbers = new(); // The last signal of each process.
    private readonly PerProcess<bool> _dead = new();
    private readonly Touched _touched = new();
    private Row<Flight> _flights;

    /// <summary>A signal between its sending and its arrival. A notice of a death may become a message, or kill, or do nothing.</summary>
    private readonly record struct Flight(int Sender, int Number, int To, object? Message, bool Notice);

    /// <inheritdoc/>
    public string Name => "message-conservation";

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Sent | EventKinds.Arrived | EventKinds.Dropped | EventKinds.Received | EventKinds.LinkRefused |
        EventKinds.ExitSignalled | EventKinds.Died | EventKinds.Stepped | EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _mailboxes.Clear();
        _numbers.Clear();
        _dead.Clear();
        _touched.Clear();
        _flights.Clear();
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Sent:
                _flights.Add(new Flight(e.Process, e.Number, e.Other, e.Payload, Notice: false));
                return Count(e.Process, e.Number, world);
            case EventKind.ExitSignalled:
                _flights.Add(new Flight(e.Other, e.Number, e.Process, null, Notice: true));
                return Count(e.Other, e.Number, world);
            case EventKind.LinkRefused:
                var from = e.Other >= 0 ? e.Other : e.Process;
                _flights.Add(new Flight(from, _numbers[from] + 1, e.Process, null, Notice: true));
                return null;
            case EventKind.Arrived:
                return OnArrived(e, world);
            case EventKind.Dropped:
                return OnDropped(e, world);
            case EventKind.Received:
                return OnReceived(e, world);
            case EventKind.Died:
                return OnDied(e, world);
            case EventKind.Stepped:
                return OnStepped(world);
            default:
                return CompareAll(world);
        }
    }

    private Violation? Count(int sender, int number, World world) => number == ++_numbers[sender]
        ? null
        : new Violation($"signal {_numbers[sender]} of {world[sender]} has the number {number}");

    private Violation? OnArrived(in Event e, World world)
    {
        if (!Land(e.Other, e.Number, e.Process, e.Payload))
        {
            return new Violation($"{Literal.Of(e.Payload)} arrived at {world[e.Process]}, and {world[e.Other]} did not send it");
        }
        if (_dead[e.Process])
        {
            return new Violation($"{Literal.Of(e.Payload)} arrived at {world[e.Process]}, which is dead");
        }
        _numbers[e.Other] = Math.Max(_numbers[e.Other], e.Number);
        _mailboxes[e.Process].Add(new ShadowLetter(e.Other, e.Number, e.Payload));
        _touched.Add(e.Process);
        return null;
    }

    private Violation? OnDropped(in Event e, World world)
    {
        if (!Land(e.Other, e.Number, e.Process, e.Payload))
        {
            return new Violation($"{Literal.Of(e.Payload)} was dropped, and {world[e.Other]} did not send it");
        }
        return e.Process < 0 || _dead[e.Process] ? null : new Violation($"{Literal.Of(e.Payload)} was dropped at {world[e.Process]}, which is alive");
    }

    private Violation? OnReceived(in Event e, World world)
    {
        var index = ShadowLetter.Find(_mailboxes[e.Process].Items, e.Other, e.Number);
        if (index < 0 || !ReferenceEquals(_mailboxes[e.Process].Items[index].Message, e.Payload))
        {
            return new Violation($"{world[e.Process]} took {Literal.Of(e.Payload)}, which was not in its mailbox or had been taken before");
        }
        _mailboxes[e.Process].RemoveAt(index);
        _touched.Add(e.Process);
        return null;
    }

    private Violation? OnDied(in Event e, World world)
    {
        var vanished = _mailboxes[e.Process].Count;
        _dead[e.Process] = true;
        _mailboxes[e.Process].Clear();
        _touched.Add(e.Process);
        return e.Number == vanished ? null : new Violation($"of the {vanished} messages in the mailbox of {world[e.Process]}, {e.Number} vanished with it");
    }

    private Violation? OnStepped(World world)
    {
        Violation? violation = null;
        foreach (var flight in _flights.Items)
        {
            if (!flight.Notice)
            {
                violation ??= new Violation($"{Literal.Of(flight.Message)}, sent by {world[flight.Sender]}, neither arrived nor was dropped");
            }
        }
        _flights.Clear();
        foreach (var process in _touched.Processes)
        {
            violation ??= CompareCount(process, world);
        }
        _touched.Clear();
        return violation;
    }

    private Violation? CompareCount(int process, World world) => world[process].MailboxCount == _mailboxes[process].Count
        ? null
        : new Violation($"the mailbox of {world[process]} has {world[process].MailboxCount} messages and should have {_mailboxes[process].Count}");

    private Violation? CompareAll(World world)
    {
        for (var i = 0; i < world.ProcessCount; i++)
        {
            if ((CompareCount(i, world) ?? Unknown(i, world)) is { } violation)
            {
                return violation;
            }
        }
        return null;
    }

    private Violation? Unknown(int process, World world)
    {
        var view = world[process];
        for (var i = 0; i < view.MailboxCount; i++)
        {
            var (sender, number) = view.Origin(i);
            var expected = _mailboxes[process].Items[i];
            if ((expected.Sender, expected.Number) != (sender, number) && ShadowLetter.Find(_mailboxes[process].Items, sender, number) < 0)
            {
                return new Violation($"{Literal.Of(view.Message(i))} lies in the mailbox of {view}, and had been taken or never arrived");
            }
        }
        return null;
    }

    private bool Land(int sender, int number, int to, object? message)
    {
        var flights = _flights.Items;
        for (var i = 0; i < flights.Length; i++)
        {
            var flight = flights[i];
            if (flight.Sender == sender && flight.Number == number && flight.To == to && (flight.Notice || ReferenceEquals(flight.Message, message)))
            {
                _flights.RemoveAt(i);
                return true;
            }
        }
        return false;
    }
}
