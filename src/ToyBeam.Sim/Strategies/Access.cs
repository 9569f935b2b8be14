using ToyBeam.Core;

namespace ToyBeam.Sim.Strategies;

/// <summary>What a choice, if taken, would read and change of what other choices may read or change, too. The one place that says which choices race.</summary>
/// <remarks>
/// Made of what a choice shows before it is taken: its kind, its operation, its process and the other one. Two choices of different actors
/// race when one changes what the other one reads or changes. In short: what enters one mailbox; a timeout and what enters its mailbox;
/// a death and a link, monitor, question or name of that process; an exit signal and whatever its receiver, which may die of it, would do;
/// the trap flag and exit signals; names. In the channel modes a sending touches nobody, its delivery does.
/// Wider than need be: all names are one, and a message by name may go anywhere. Narrower: what a death does to those who are linked with the
/// dead is not foreseen, and local work races with nothing, for nobody can tell whether a kill came before or after it.
/// Source: the independence of signals and operations in Concuerror's <c>concuerror_dependencies</c>.
/// </remarks>
internal readonly struct Access
{
    private const int Change = 4; // How far the bits of what is changed stand from those of what is read.
    private const Parts Names = Parts.ReadsNames | Parts.ChangesNames;

    private static readonly Op[] Ops = Enum.GetValues<Op>();
    private static readonly Parts[] Own = [.. Ops.Select(OwnOf)];
    private static readonly Parts[] OthersInstantly = [.. Ops.Select(OthersOf)];
    private static readonly Parts[] OthersBySignal = [.. Ops.Select(static op => IsSignalled(op) ? Parts.None : OthersOf(op))];
    private static readonly Parts[] Anywhere = [.. Ops.Select(AnywhereOf)];
    private static readonly Parts[] Delivered = [.. Enum.GetValues<SignalKind>().Select(DeliveredBy)];
    private static readonly uint[] Rivalry = [.. Ops.Select(static op => RivalsOf(op, seen: false))];
    private static readonly uint[] SeenRivalry = [.. Ops.Select(static op => RivalsOf(op, seen: true))];

    private readonly Choice _choice;
    private readonly Parts _own;
    private readonly Parts _others;
    private readonly Parts _anywhere;

    private Access(Choice choice, Parts own, Parts others, Parts anywhere)
    {
        _choice = choice;
        _own = own;
        _others = others;
        _anywhere = anywhere;
    }

    /// <summary>The operations with which the choice may race, for a quick look: a bit for each <see cref="Op"/>, that of <see cref="Op.None"/> for deliveries.</summary>
    public uint Rivals => (_own == Own[(int)_choice.Pending] && _anywhere == Anywhere[(int)_choice.Pending] ? Rivalry : SeenRivalry)[(int)_choice.Pending];

    public static Access Of(in ChoicePoint point, Choice choice)
    {
        if (choice.Kind == ChoiceKind.Deliver)
        {
            return new Access(choice, Parts.None, Delivered[(int)point.SignalOf(choice)], Parts.None);
        }
        var op = (int)choice.Pending;
        var seen = SeenOf(point, choice);
        return new Access(choice, Own[op] | (seen & ~Names), OthersIn(point)[op], Anywhere[op] | seen);
    }

    /// <summary>Whether it matters which of two choices comes first, for all that can be seen beforehand.</summary>
    public bool Races(in ChoicePoint point, Choice with)
    {
        if (with.Kind == ChoiceKind.Deliver || (with.Pending == Op.Receive && with.Process == _choice.Other) || (_anywhere & ~Parts.ReadsMailbox) != 0)
        {
            var other = Of(point, with); // A closer look, where it may matter.
            return Races(with, other._own, other._others, other._anywhere);
        }
        var op = (int)with.Pending;
        return Races(with, Own[op], OthersIn(point)[op], Anywhere[op]);
    }

    /// <summary>Whether a choice reads or changes a part of a process; of whichever, for the names.</summary>
    /// <param name="point">Where the choice is.</param>
    /// <param name="choice">The choice.</param>
    /// <param name="part">One of those that are read.</param>
    /// <param name="process">Whose.</param>
    public static bool Touches(in ChoicePoint point, Choice choice, Parts part, int process)
    {
        var any = part | (Parts)((int)part << Change);
        if (part == Parts.ReadsNames)
        {
            return (Of(point, choice)._anywhere & any) != 0;
        }
        if (choice.Kind == ChoiceKind.Deliver)
        {
            return choice.Other == process && (Delivered[(int)point.SignalOf(choice)] & any) != 0;
        }
        var op = (int)choice.Pending;
        return (choice.Other == process && (OthersIn(point)[op] & any) != 0) || (choice.Process == process && ((Own[op] | SeenOf(point, choice)) & any) != 0);
    }

    private bool Races(Choice with, Parts own, Parts others, Parts anywhere) =>
        (_choice.Other == with.Other && with.Other >= 0 && Clash(_others, others)) ||
        (_choice.Other == with.Process && Clash(_others, own)) ||
        (_choice.Process == with.Other && Clash(_own, others)) ||
        Clash(_anywhere, anywhere);

    private static Parts[] OthersIn(in ChoicePoint point) => point.Delivery == Delivery.Instant ? OthersInstantly : OthersBySignal;

    private static bool Clash(Parts one, Parts other)
    {
        var (changedByOne, changedByOther) = ((int)one >> Change, (int)other >> Change);
        return ((changedByOne & ((int)other | changedByOther)) | ((int)one & changedByOther)) != 0;
    }

    /// <summary>What an operation does not tell, but its process: a receive may have a timeout, the dying may have a name, a monitor may be of a name.</summary>
    private static Parts SeenOf(in ChoicePoint point, Choice choice) => choice.Pending switch
    {
        Op.Receive when point.MayTimeOut(choice) => SeenAtMost(choice.Pending),
        Op.End or Op.Fail or Op.Exit or Op.Die when point.HasName(choice.Process) => SeenAtMost(choice.Pending),
        Op.Monitor when choice.Other < 0 => SeenAtMost(choice.Pending),
        _ => Parts.None,
    };

    private static Parts SeenAtMost(Op op) => op switch
    {
        Op.Receive => Parts.ReadsMailbox,
        Op.End or Op.Fail or Op.Exit or Op.Die => Parts.ChangesNames,
        Op.Monitor => Parts.ReadsNames,
        _ => Parts.None,
    };

    /// <summary>What an operation touches of its own process. Everything but local work needs that it lives.</summary>
    private static Parts OwnOf(Op op) => op switch
    {
        Op.None or Op.Note or Op.Work or Op.Self => Parts.None,
        Op.End or Op.Fail or Op.Exit or Op.Die => Parts.ChangesLife,
        Op.TrapExit => Parts.ReadsLife | Parts.ChangesTrap,
        Op.Demonitor => Parts.ReadsLife | Parts.ReadsMailbox, // May take the DOWN out.
        _ => Parts.ReadsLife,
    };

    /// <summary>What an operation touches of the other process.</summary>
    private static Parts OthersOf(Op op) => op switch
    {
        Op.Send => Parts.ChangesMailbox,
        Op.ExitOther => Parts.ChangesMailbox | Parts.ChangesLife | Parts.ReadsTrap,
        Op.Link or Op.Unlink or Op.Monitor or Op.Demonitor or Op.IsAlive or Op.Register => Parts.ReadsLife,
        _ => Parts.None,
    };

    /// <summary>Channel modes: whether all that an operation does to the other process is done by the signal that it sends.</summary>
    private static bool IsSignalled(Op op) => op is Op.Send or Op.ExitOther or Op.Unlink or Op.Demonitor;

    private static Parts DeliveredBy(SignalKind kind) => kind switch
    {
        SignalKind.Message or SignalKind.Down => Parts.ChangesMailbox,
        SignalKind.Exit or SignalKind.LinkExit => Parts.ChangesMailbox | Parts.ChangesLife | Parts.ReadsTrap,
        _ => Parts.ReadsLife,
    };

    /// <summary>What an operation touches that is no one process's, or of a process that is not known beforehand.</summary>
    private static Parts AnywhereOf(Op op) => op switch
    {
        Op.Register or Op.Unregister => Parts.ChangesNames,
        Op.WhereIs => Parts.ReadsNames,
        Op.SendNamed => Parts.ReadsNames | Parts.ChangesMailbox,
        Op.Send => Parts.ReadsMailbox, // Does not race with another send, but with one by name.
        _ => Parts.None,
    };

    /// <summary>All operations that would race with one of the given kind, were they about the right processes.</summary>
    private static uint RivalsOf(Op op, bool seen)
    {
        var rivals = 0u;
        var (own, others, anywhere) = AtMost(op, seen);
        foreach (var other in Ops)
        {
            var (ownOfOther, othersOfOther, anywhereOfOther) = AtMost(other, seen: true);
            var may = Clash(others, othersOfOther) || Clash(others, ownOfOther) || Clash(own, othersOfOther) || Clash(anywhere, anywhereOfOther);
            rivals |= may ? 1u << (int)other : 0;
        }
        return rivals;
    }

    private static (Parts Own, Parts Others, Parts Anywhere) AtMost(Op op, bool seen)
    {
        var extra = seen ? SeenAtMost(op) : Parts.None;
        var others = op == Op.None ? Delivered.Aggregate((one, next) => one | next) : OthersOf(op);
        return (OwnOf(op) | (extra & ~Names), others, AnywhereOf(op) | extra);
    }
}

/// <summary>Parts of a process, read or changed; and the table of names, which is nobody's.</summary>
[Flags]
internal enum Parts : byte
{
    None = 0,
    ReadsMailbox = 1,
    ReadsLife = 2,
    ReadsTrap = 4,
    ReadsNames = 8,
    ChangesMailbox = ReadsMailbox << 4,
    ChangesLife = ReadsLife << 4,
    ChangesTrap = ReadsTrap << 4,
    ChangesNames = ReadsNames << 4,
}
