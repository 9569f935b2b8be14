using ToyBeam.Core;

namespace ToyBeam.Sim.Exploration.Dependency;

/// <content>What is sent, what arrives.</content>
internal sealed partial class FootprintReader
{
    private void BeginDelivery(Choice choice)
    {
        var (from, to) = (Id(choice.Process), Id(choice.Other));
        Touch(Mode.Change, ThingKind.Channel, from, to);
        var channel = ChannelOf(choice);
        _payload = channel[0].Payload;
        BeginDelivery(from, to, channel);
    }

    private ChannelView ChannelOf(Choice delivery) => Machine.World[delivery.Other].ChannelFrom(delivery.Process)!.Value;

    private bool IsDown(Choice delivery) => ChannelOf(delivery)[0].Kind == SignalKind.Down;

    private void BeginDelivery(int from, int to, ChannelView channel)
    {
        var signal = channel[0];
        if (!ByObservation || signal.Kind != SignalKind.Message)
        {
            Touch(Mode.Look, ThingKind.Life, to);
        }
        if (_causal)
        {
            Delivered = new CausalDelivery(from, to, signal.Number, Known(signal.Past.Span))
            {
                News = signal.Kind == SignalKind.Message ? [] : Known(signal.Past.Span, channel.Told),
            };
        }
    }

    /// <summary>The latest signal of each process that a past knows of, where another past does not.</summary>
    private (int, int)[] Known(ReadOnlySpan<int> past, ReadOnlySpan<int> without = default)
    {
        var known = new List<(int, int)>();
        for (var i = 0; i < past.Length; i++)
        {
            if (past[i] > (i < without.Length ? without[i] : 0))
            {
                known.Add((Id(i), past[i]));
            }
        }
        return [.. known];
    }

    private void ReadDropped(in Event e)
    {
        if (ByObservation && !Instant)
        {
            Lost.Add(LetterOf(e.Payload!, e.Other, e.Number));
        }
        else if (ByObservation)
        {
            Put(Id(e.Process), e.Payload!, LetterOf(e.Payload!, e.Other, e.Number));
        }
        else if (Instant)
        {
            Touch(Mode.Look, ThingKind.Life, Id(e.Process));
        }
    }

    private void Put(int receiver, object message, long letter)
    {
        TouchLetter(Mode.Change, letter);
        Mail.Add(new Arrival(receiver, message, letter));
    }

    private long LetterOf(object message, int sender, int number) => message is DownMessage down ? Arrival.LetterOf(down.Ref) : Arrival.LetterOf(Id(sender), number);

    private void ReadSent(in Event e)
    {
        if (ByObservation && !Instant && e.Other >= 0)
        {
            Sending = DeliveryOf(e);
            TouchSignal(Id(e.Process), Id(e.Other), e.Number);
        }
        TouchUnsent(e.Process, e.Other);
        if (!Instant && e.Other == e.Process)
        {
            Touch(Mode.Look, ThingKind.Exits, Id(e.Process));
            Touch(Mode.Look, ThingKind.Own, Id(e.Process));
        }
    }

    private Footprint DeliveryOf(in Event e)
    {
        var (from, to) = (Id(e.Process), Id(e.Other));
        Thing[] things =
        [
            new(Mode.Change, ThingKind.Channel, from, to),
            new(Mode.Change, ThingKind.Signal, from, SignalOf(to, e.Number)),
            new(Mode.Change, ThingKind.Letter, from, e.Number),
        ];
        return new Footprint(Channel(from, to), things)
        {
            Mail = [new Arrival(to, e.Payload!, Arrival.LetterOf(from, e.Number))],
            Rare = _causal ? new RareEffects { Delivery = new CausalDelivery(from, to, e.Number, Known(Machine.World[e.Process].Past)) } : RareEffects.None,
        };
    }

    private void ReadArrived(in Event e)
    {
        var to = Id(e.Process);
        if (!ByObservation)
        {
            Touch(Mode.Change, ThingKind.Mail, to);
        }
        if (!ByObservation || e.Payload is ExitMessage)
        {
            Touch(Mode.Look, ThingKind.Life, to);
        }
        Put(to, e.Payload!, LetterOf(e.Payload!, e.Other, e.Number));
        if (e.Payload is ExitMessage)
        {
            Touch(Mode.Look, ThingKind.Trap, to);
        }
    }
}
