using ToyBeam.Core;

namespace ToyBeam.Sim.Exploration.Dependency;

/// <summary>What steps can touch, each of a process or of a pair of processes.</summary>
internal enum ThingKind : byte
{
    /// <summary>A process's place in its program: its own steps, and what ends it or makes it.</summary>
    Program,

    /// <summary>Whether a process is alive.</summary>
    Life,

    /// <summary>Whether it is alive and nothing has ended it yet: in the channel modes the doomed live until they have died.</summary>
    Going,

    /// <summary>Whether a process has ended with another reason than normal.</summary>
    Crash,

    /// <summary>The order of the mail of a process.</summary>
    Mail,

    /// <summary>One letter: from its arrival to its receive.</summary>
    Letter,

    /// <summary>The trap flag of a process.</summary>
    Trap,

    /// <summary>Instant delivery: whether two processes are linked. Else: what one of them knows of that.</summary>
    Link,

    /// <summary>One monitor, at the one who monitors.</summary>
    Monitor,

    /// <summary>A registered name.</summary>
    Name,

    /// <summary>Which name a process has.</summary>
    Named,

    /// <summary>Channel modes: the deliveries from one process to another.</summary>
    Channel,

    /// <summary>Channel modes: whether messages or exit signals of a process to itself are on their way, before which it cannot be said that nothing came.</summary>
    Own,

    /// <summary>Channel modes: one signal, from its sending to its delivery.</summary>
    Signal,

    /// <summary>Channel modes: whether anybody must hear of a process's death, which makes it a step of its own.</summary>
    News,

    /// <summary>Channel modes: exit signals that are on their way to a process, behind which its mail to itself must wait.</summary>
    Exits,

    /// <summary>Causal delivery: what a process knows to have been sent.</summary>
    Past,
}

/// <summary>How a step touches a thing. Two steps are dependent when they touch the same thing, unless both only look or both only add.</summary>
internal enum Mode : byte
{
    /// <summary>It would do something else if the thing were different.</summary>
    Look = 1,

    /// <summary>It changes the thing in a way that commutes with other such changes.</summary>
    Add = 2,

    /// <summary>It changes the thing, or all that depends on the order.</summary>
    Change = 3,
}

/// <summary>One thing that a step touches, and how, as one number: 2 bits for the mode, 6 for the kind, 28 each for two numbers.</summary>
internal readonly record struct Thing(ulong Code)
{
    private const int NumberBits = 28;
    private const ulong NumberMask = (1UL << NumberBits) - 1;

    public Thing(Mode mode, ThingKind kind, long one, long other = 0)
        : this((ulong)mode << 62 | (ulong)kind << (2 * NumberBits) | ((ulong)one & NumberMask) << NumberBits | (ulong)other & NumberMask)
    {
    }

    public Mode Mode => (Mode)(Code >> 62);

    public ThingKind Kind => (ThingKind)(Code >> (2 * NumberBits) & 63);

    /// <summary>A bit that equal things share.</summary>
    public ulong Bit => 1UL << (int)(Hashing.Mix(Code << 2) >> 58);

    public bool IsSameAs(Thing other) => (Code ^ other.Code) << 2 == 0;

    public bool ConflictsWith(Thing other) => IsSameAs(other) && (Mode != other.Mode || Mode == Mode.Change);

    public Thing With(Mode mode) => new(Code << 2 >> 2 | (ulong)mode << 62);
}
