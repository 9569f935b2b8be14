using ToyBeam.Core.Instructions;

namespace ToyBeam.Sim.Exploration.Dependency;

/// <summary>What one step did, as far as another one may depend on it. Names processes by <see cref="Core.Pid.Id"/>, so it holds in other runs on the same machine.</summary>
internal sealed class Footprint
{
    private static readonly Arrival[] NoMail = [];

    private readonly Thing[] _things;
    private readonly ulong _bits;

    public Footprint(long actor, ReadOnlySpan<Thing> things)
    {
        Actor = actor;
        _things = things.ToArray();
        foreach (var thing in things)
        {
            _bits |= thing.Bit;
        }
    }

    /// <summary>Whose step: a process or a channel; see <see cref="FootprintReader.ActorOf"/>.</summary>
    public long Actor { get; }

    /// <summary>What it touched.</summary>
    public ReadOnlySpan<Thing> Things => _things;

    /// <summary>The messages that arrived, and where.</summary>
    public Arrival[] Mail { get; init; } = NoMail;

    /// <summary>Whether it is a receive that could have timed out instead.</summary>
    public bool CouldTimeOut { get; init; }

    /// <summary>Whether it is the last step of a process that had to die.</summary>
    public bool IsDeath { get; init; }

    /// <summary>What else it did.</summary>
    public RareEffects Rare { private get; init; } = RareEffects.None;

    /// <inheritdoc cref="RareEffects.Sending"/>
    public Footprint? Sending => Rare.Sending;

    /// <inheritdoc cref="RareEffects.Lost"/>
    public long[] Lost => Rare.Lost;

    /// <inheritdoc cref="RareEffects.Taking"/>
    public Receive? Taking => Rare.Taking;

    /// <inheritdoc cref="RareEffects.Taken"/>
    public long Taken => Rare.Taken;

    /// <inheritdoc cref="RareEffects.Ended"/>
    public int[] Ended => Rare.Ended;

    /// <inheritdoc cref="RareEffects.SentTo"/>
    public (int From, int To)[] SentTo => Rare.SentTo;

    /// <inheritdoc cref="RareEffects.TimedOut"/>
    public Receive? TimedOut => Rare.TimedOut;

    private CausalDelivery? Delivery => Rare.Delivery;

    /// <summary>Whether two steps, one directly after the other, may not be swapped.</summary>
    public bool DependsOn(Footprint other) =>
        Actor == other.Actor ||
        ((_bits & other._bits) != 0 && ConflictsWith(other)) ||
        ((Rare != RareEffects.None || other.Rare != RareEffects.None) && DependsByMessage(other));

    private bool DependsByMessage(Footprint other) =>
        ((TimedOut ?? other.TimedOut) is not null && (Misses(other) || other.Misses(this))) ||
        ((Delivery ?? other.Delivery) is not null && (Precedes(other) || other.Precedes(this) || ConflictsOverPast(other)));

    /// <summary>The kinds of thing over which two steps conflict, as a set of bits; a timeout and mail for it conflict over mail.</summary>
    public ulong ConflictsOver(Footprint other)
    {
        var kinds = Misses(other) || other.Misses(this) ? 1UL << (int)ThingKind.Mail : 0;
        kinds |= Precedes(other) || other.Precedes(this) ? 1UL << (int)ThingKind.Signal : 0;
        kinds |= ConflictsOverPast(other) ? 1UL << (int)ThingKind.Past : 0;
        foreach (var mine in _things)
        {
            foreach (var theirs in other._things)
            {
                kinds |= mine.ConflictsWith(theirs) ? 1UL << (int)mine.Kind : 0;
            }
        }
        return kinds;
    }

    /// <summary>Channel modes: whether it is the delivery of something that goes to the mailbox, which nobody misses when the receiver has ended.</summary>
    public bool MayVanish => Mail.Length > 0 && FootprintReader.ReceiverOf(Actor) >= 0;

    /// <summary>Whether this is a receive that would have taken a message of the other step, had that come before what it took.</summary>
    public bool Observes(Footprint other)
    {
        foreach (var mail in other.Mail)
        {
            if (Observes(mail))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether this is a receive that would have taken a message, had that come before what it took.</summary>
    public bool Observes(in Arrival mail) => Taking is not null && mail.Process == Actor && mail.Letter != Taken && Matches(Taking, mail.Message);

    /// <summary>Whether a letter arrived with this step.</summary>
    public bool Brings(long letter)
    {
        foreach (var mail in Mail)
        {
            if (mail.Letter == letter)
            {
                return true;
            }
        }
        return false;
    }

    private bool ConflictsOverPast(Footprint other) => AddsToPast(other) || other.AddsToPast(this);

    private bool AddsToPast(Footprint other) => Delivery is { News.Length: > 0 } && Array.Exists(other.Rare.Passed, Delivery.AddsTo);

    private bool Precedes(Footprint other) => Delivery is not null && other.Delivery is not null && Delivery.Precedes(other.Delivery);

    private bool ConflictsWith(Footprint other)
    {
        foreach (var mine in _things)
        {
            foreach (var theirs in other._things)
            {
                if (mine.ConflictsWith(theirs))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Whether this is a timeout that mail of the other step would have prevented.</summary>
    private bool Misses(Footprint other)
    {
        if (TimedOut is null)
        {
            return false;
        }
        foreach (var mail in other.Mail)
        {
            if (mail.Process == Actor && Matches(TimedOut, mail.Message))
            {
                return true;
            }
        }
        return false;
    }

    /// <remarks>A guard that throws counts as a match.</remarks>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a guard throws would end its process: that is no match that can be relied on.")]
    private static bool Matches(Receive receive, object message)
    {
        try
        {
            foreach (var clause in receive.Clauses)
            {
                if (clause.Matches(message))
                {
                    return true;
                }
            }
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }
}
