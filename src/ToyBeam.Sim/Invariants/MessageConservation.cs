using ToyBeam.Core;
using ToyBeam.Sim.Invariants.Shadow;

namespace ToyBeam.Sim.Invariants;

/// <summary>
/// <c>message-conservation</c>: every message that was sent was taken, lies in a mailbox, was dropped at the dead or vanished with them; none
/// is taken twice, none comes out of nowhere.
/// </summary>
/// <remarks>
/// Follows each message by its identity, sender and number, from its sending to where it ends. Order is of no interest here. In the channel modes
/// a message is under way until it is delivered, or until its receiver dies: then it must land within that step.
/// </remarks>
public sealed class MessageConservation : IInvariant
{
    private readonly Rows<ShadowLetter> _mailboxes = new();
    private readonly PerProcess<int> _numbers = new(); // The last signal of each process.
    private readonly PerProcess<bool> _dead = new();
    private readonly Rows<Flight> _underway = new(); // By receiver.
    private readonly Touched _touched = new();
    private Row<Flight> _flights; // What must land in this step.

    /// <summary>What a signal becomes that is no plain message.</summary>
    private enum Cargo
    {
        /// <summary>The message that was sent.</summary>
        Message,

        /// <summary>The DOWN of a monitor.</summary>
        Down,

        /// <summary>A message, or a death, or nothing.</summary>
        Notice,
    }

    /// <summary>A signal between its sending and its arrival.</summary>
    private readonly record struct Flight(int Sender, int Number, int To, object? Message, Cargo Cargo);

    /// <inheritdoc/>
    public string Name => "message-conservation";

    /// <inheritdoc/>
    public ClaimScope Scope => ClaimScope.Trace;

    /// <inheritdoc/>
    public EventKinds Needs => EventKinds.Sent | EventKinds.Arrived | EventKinds.Dropped | EventKinds.Received | EventKinds.LinkRefused |
        EventKinds.ExitSignalled | EventKinds.ExitSent | EventKinds.ExitReached | EventKinds.DownSignalled | EventKinds.Unlinked | EventKinds.Demonitored | EventKinds.Queued |
        EventKinds.Delivered | EventKinds.Died | EventKinds.Untold | EventKinds.Stepped | EventKinds.Quiescent;

    /// <inheritdoc/>
    public void Begin(World world)
    {
        _mailboxes.Clear();
        _numbers.Clear();
        _dead.Clear();
        _underway.Clear();
        _touched.Clear();
        _flights.Clear();
    }

    /// <inheritdoc/>
    public Violation? On(in Event e, World world)
    {
        switch (e.Kind)
        {
            case EventKind.Sent:
                OnSent(e, world);
                return Count(e.Process, e.Number, world);
            case EventKind.ExitSent:
                return Count(e.Process, e.Number, world);
            case EventKind.Arrived:
                return OnArrived(e, world);
            case EventKind.Dropped:
                return OnDropped(e, world);
            case EventKind.Received:
                return OnReceived(e, world);
            case EventKind.Died:
                return OnDied(e, world);
            case EventKind.Untold:
                _numbers[e.Process]++;
                return null;
            case EventKind.Unlinked:
                CountUnsent(e, world);
                return null;
            case EventKind.Demonitored:
                CountUnsent(e, world);
                return OnDemonitored(e, world);
            case EventKind.Queued:
                return OnQueued(e, (SignalKind)e.Payload!, world);
            case EventKind.Delivered:
                return OnDelivered(e, (SignalKind)e.Payload!, world);
            case EventKind.Stepped:
                return OnStepped(world);
            case EventKind.Quiescent:
                return CompareAll(world);
            default:
                return OnNotice(e, world);
        }
    }

    private void OnSent(in Event e, World world)
    {
        var flight = new Flight(e.Process, e.Number, e.Other, e.Payload, Cargo.Message);
        if (world.Options.Delivery == Delivery.Instant || e.Other < 0 || _dead[e.Other] || e.Other == e.Process)
        {
            _flights.Add(flight);
        }
        else
        {
            _underway[e.Other].Add(flight);
        }
    }

    /// <summary>Messages and exit/2 have been counted when they were sent, all other signals are sent by being under way.</summary>
    private Violation? OnQueued(in Event e, SignalKind kind, World world)
    {
        if (kind is not (SignalKind.Message or SignalKind.Exit))
        {
            return Count(e.Process, e.Number, world);
        }
        if (kind == SignalKind.Message && e.Process == e.Other)
        {
            Delay(e);
        }
        return e.Number == _numbers[e.Process] ? null : new Violation($"signal {_numbers[e.Process]} of {world[e.Process]} is under way as {e.Number}");
    }

    /// <summary>A message to oneself is there at once, unless another signal to oneself is under way.</summary>
    private void Delay(in Event e)
    {
        var last = _flights.Count - 1;
        if (last >= 0 && _flights[last] is { Cargo: Cargo.Message } flight && (flight.Sender, flight.Number) == (e.Process, e.Number))
        {
            _flights.RemoveAt(last);
            _underway[e.Process].Add(flight);
        }
    }

    private Violation? OnDelivered(in Event e, SignalKind kind, World world)
    {
        if (kind != SignalKind.Message)
        {
            return null;
        }
        ref var underway = ref _underway[e.Process];
        for (var i = 0; i < underway.Count; i++)
        {
            if (underway[i].Number == e.Number && underway[i].Sender == e.Other)
            {
                _flights.Add(underway[i]);
                underway.RemoveAt(i);
                return null;
            }
        }
        return new Violation($"message {e.Number} of {world[e.Other]} was delivered to {world[e.Process]}, and was not under way");
    }

    /// <summary>A signal that is no message and may become one. In instant delivery this is where it counts.</summary>
    private Violation? OnNotice(in Event e, World world)
    {
        if (e.Kind == EventKind.LinkRefused)
        {
            var from = e.Other >= 0 ? e.Other : e.Process;
            _flights.Add(new Flight(from, _numbers[from] + 1, e.Process, null, Cargo.Notice));
            return null;
        }
        _flights.Add(new Flight(e.Other, e.Number, e.Process, e.Payload, e.Kind == EventKind.DownSignalled ? Cargo.Down : Cargo.Notice));
        return e.Kind == EventKind.ExitReached || world.Options.Delivery != Delivery.Instant ? null : Count(e.Other, e.Number, world);
    }

    /// <summary>Channel modes: the end of a link or a monitor counts as a signal even where it goes nowhere, for the other one is dead: its sender does not know that.</summary>
    private void CountUnsent(in Event e, World world)
    {
        if (world.Options.Delivery != Delivery.Instant && e.Number == 1 && e.Other >= 0 && _dead[e.Other])
        {
            _numbers[e.Process]++;
        }
    }

    /// <summary>A DOWN that is flushed is taken, too.</summary>
    private Violation? OnDemonitored(in Event e, World world)
    {
        var down = e.Clause == 1 ? ShadowLetter.FindDown(_mailboxes[e.Process].Items, e.Payload) : -1;
        if (down >= 0)
        {
            _mailboxes[e.Process].RemoveAt(down);
        }
        _touched.Add(e.Process);
        return down >= 0 == (e.Clause == 1) ? null : new Violation($"{world[e.Process]} flushed a DOWN of {e.Payload}, which was not in its mailbox");
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
        foreach (var flight in _underway[e.Process].Items)
        {
            _flights.Add(flight);
        }
        _underway[e.Process].Clear();
        return e.Number == vanished ? null : new Violation($"of the {vanished} messages in the mailbox of {world[e.Process]}, {e.Number} vanished with it");
    }

    private Violation? OnStepped(World world)
    {
        Violation? violation = null;
        foreach (var flight in _flights.Items)
        {
            violation ??= flight.Cargo switch
            {
                Cargo.Message => new Violation($"{Literal.Of(flight.Message)}, sent by {world[flight.Sender]}, neither arrived nor was dropped"),
                Cargo.Down => new Violation($"the DOWN of {flight.Message} reached {world[flight.To]} and did not arrive"),
                _ => null,
            };
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
            if ((CompareCount(i, world) ?? Unknown(i, world) ?? LeftBehind(i, world)) is { } violation)
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

    private Violation? LeftBehind(int to, World world)
    {
        var underway = _underway[to].Items;
        return underway.IsEmpty ? null : new Violation($"{Literal.Of(underway[0].Message)}, sent by {world[underway[0].Sender]}, neither arrived at {world[to]} nor was dropped");
    }

    private bool Land(int sender, int number, int to, object? message)
    {
        var flights = _flights.Items;
        for (var i = 0; i < flights.Length; i++)
        {
            var flight = flights[i];
            if (flight.Sender == sender && flight.Number == number && flight.To == to && IsIn(flight, message))
            {
                _flights.RemoveAt(i);
                return true;
            }
        }
        return false;
    }

    private static bool IsIn(in Flight flight, object? message) => flight.Cargo switch
    {
        Cargo.Message => ReferenceEquals(flight.Message, message),
        Cargo.Down => message is DownMessage down && ReferenceEquals(down.Ref, flight.Message),
        _ => true,
    };
}
