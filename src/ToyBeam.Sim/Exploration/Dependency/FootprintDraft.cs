using System.Runtime.InteropServices;
using ToyBeam.Core;
using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Exploration.Dependency;

/// <summary>A footprint in the making.</summary>
internal abstract class FootprintDraft(Machine machine, bool byObservation)
{
    private readonly List<Thing> _things = [];

    protected Machine Machine { get; } = machine;

    /// <summary>Whether signals arrive in the step that sends them.</summary>
    protected bool Instant { get; } = machine.Options.Delivery == Delivery.Instant;

    /// <summary>Whether the order of two messages in a mailbox counts only if a receive observes it (R1).</summary>
    protected bool ByObservation { get; } = byObservation;

    protected List<Arrival> Mail { get; } = [];

    protected List<long> Lost { get; } = [];

    protected Footprint? Sending { get; set; }

    protected long? Taken { get; set; }

    protected CausalDelivery? Delivered { get; set; }

    protected List<PassedOn> Passed { get; } = [];

    protected List<int> Ended { get; } = [];

    protected List<(int From, int To)> SentTo { get; } = [];

    protected void Clear()
    {
        _things.Clear();
        Mail.Clear();
        Sending = null;
        Lost.Clear();
        Taken = null;
        Delivered = null;
        Passed.Clear();
        Ended.Clear();
        SentTo.Clear();
    }

    protected Footprint Finish(long actor, Code? code, Receive? timedOut) => new(actor, CollectionsMarshal.AsSpan(_things))
    {
        CouldTimeOut = code is Receive { After: not null },
        IsDeath = code is Die,
        Mail = [.. Mail],
        Rare = IsPlain && timedOut is null ? RareEffects.None : FinishRare(code, timedOut),
    };

    private bool IsPlain =>
        !ByObservation && Delivered is null && Passed.Count + Ended.Count + SentTo.Count == 0;

    private RareEffects FinishRare(Code? code, Receive? timedOut) => new()
    {
        TimedOut = timedOut,
        Sending = Sending,
        Lost = [.. Lost],
        Taking = ByObservation && Taken is not null ? (Receive)code! : null,
        Taken = Taken ?? 0,
        Delivery = Delivered,
        Passed = [.. Passed],
        Ended = [.. Ended],
        SentTo = [.. SentTo],
    };

    protected int Id(int process) => Machine.World[process].Pid.Id;

    protected void Touch(Mode mode, ThingKind kind, long one, long other = 0)
    {
        var thing = new Thing(mode, kind, one, other);
        for (var i = 0; i < _things.Count; i++)
        {
            if (_things[i].IsSameAs(thing))
            {
                _things[i] = _things[i].Mode == mode ? thing : thing.With(Mode.Change);
                return;
            }
        }
        _things.Add(thing);
    }

    protected void TouchSignal(int from, int to, int number) => Touch(Mode.Change, ThingKind.Signal, from, SignalOf(to, number));

    /// <summary>A signal among those of its sender. Not by its number alone: that of a notice depends on who else is told, and is another one's in another run.</summary>
    protected static long SignalOf(int to, int number) => (long)Hashing.Mix((ulong)to << 32 | (uint)number);

    protected void TouchLetter(Mode mode, long letter) => Touch(mode, ThingKind.Letter, letter >> 28, letter);

    protected void TouchName(Mode mode, string name)
    {
        var hash = Hashing.Of(name);
        Touch(mode, ThingKind.Name, (long)(hash >> 36), (long)(hash >> 8));
    }

    /// <summary>In instant delivery a link is one thing of both; else each end has its own view.</summary>
    protected void TouchLink(Mode mode, int owner, int other)
    {
        var (one, two) = (Id(owner), Id(other));
        Touch(mode, ThingKind.Link, Instant ? Math.Min(one, two) : one, Instant ? Math.Max(one, two) : two);
    }

    /// <summary>Channel modes: something is sent to a process; if it is dead, that goes nowhere, and would have gone somewhere before.</summary>
    /// <param name="from">Who sends it.</param>
    /// <param name="to">To whom.</param>
    /// <param name="exit">Whether it is an exit signal, behind which his mail to himself would have had to wait.</param>
    protected void TouchUnsent(int from, int to, bool exit = false)
    {
        if (!Instant && to >= 0 && !Machine.World[to].IsAlive)
        {
            SentTo.Add((Id(from), Id(to)));
            if (exit)
            {
                Touch(Mode.Add, ThingKind.Exits, Id(to));
            }
        }
    }

    protected void TouchTrap(int process, ExitReason reason)
    {
        if (!reason.Equals(ExitReason.Kill))
        {
            Touch(Mode.Look, ThingKind.Trap, Id(process));
        }
    }
}
