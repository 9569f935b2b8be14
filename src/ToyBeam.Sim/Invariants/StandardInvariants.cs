using System.Collections.Immutable;

namespace ToyBeam.Sim.Invariants;

/// <summary>The invariants that ToyBeam brings, by name.</summary>
public static class StandardInvariants
{
    /// <summary>Each with its claim: the machine laws, which hold for every program, then those that are for scenarios.</summary>
    public static ImmutableArray<StandardInvariant> All { get; } =
    [
        new("link-symmetry", true, "Links are symmetric, but for what is on its way, and none leads to oneself or to the dead.", static () => new LinkSymmetry()),
        new("crash-propagation", true, "Of a death each linked process gets notice once: an EXIT if it traps, else it dies of it; nobody else does; exit/2 does what it must.", static () => new CrashPropagation()),
        new("selective-receive", true, "A receive takes the oldest message that any clause matches, by the first such clause; the rest keeps its order.", static () => new SelectiveReceive()),
        new("message-conservation", true, "What was sent was taken, lies in a mailbox or was dropped at the dead; nothing is taken twice.", static () => new MessageConservation()),
        new("pair-order", true, "From one sender to one receiver, signals arrive in the order in which they were sent.", static () => new PairOrder()),
        new("signal-order", true, "Signals on their way from one process to another are delivered in order; none is lost, none comes out of nowhere.", static () => new SignalOrder()),
        new("monitor-exactly-once", true, "A monitor says exactly once, and rightly, why its process is over, unless it was ended first.", static () => new MonitorExactlyOnce()),
        new("name-freed-before-notice", true, "A name has one owner, and a death frees it before anybody hears of it.", static () => new NameFreedBeforeNotice()),
        new("no-lost-wakeup", true, "A process is enabled exactly when its next step can be taken, and what is on its way may arrive.", static () => new NoLostWakeup()),
        new("one-death", true, "A process ends once and does nothing afterwards; no pid is used twice.", static () => new OneDeath()),
        new("budget", true, "A step does one instruction, and every instruction costs at least one reduction.", static () => new Budget()),
        new("completes", false, "In the end every process that is no server has ended.", static () => new Completes()),
        new("no-unexpected-exit", false, "Nobody ends otherwise than normal, unless the reason is expected.", static () => new NoUnexpectedExit()),
        new("no-fail", false, "No claim that the program makes by Fail is broken.", static () => new NoFail()),
    ];

    /// <summary>The machine laws, new: what every program must satisfy, whatever it does.</summary>
    public static IReadOnlyList<IInvariant> MachineLaws() => [.. All.Where(static standard => standard.IsMachineLaw).Select(static standard => standard.Create())];

    /// <summary>What is checked of a scenario or a program file, new: the machine laws, <c>no-fail</c>, <c>completes</c> and <c>no-unexpected-exit</c>.</summary>
    /// <param name="expectedExits">The names of the reasons with which processes may end, besides <c>normal</c>.</param>
    public static IReadOnlyList<IInvariant> ForScenarios(params IEnumerable<string> expectedExits) =>
        [.. MachineLaws(), new NoFail(), new Completes(), new NoUnexpectedExit(expectedExits)];

    /// <summary>What is checked of a generated program, new: the machine laws; it may well block or crash.</summary>
    public static IReadOnlyList<IInvariant> ForGenerated() => MachineLaws();

    /// <summary>Whether a claim is one that every program must satisfy, whatever it does.</summary>
    /// <param name="name">The claim's name.</param>
    public static bool IsMachineLaw(string name)
    {
        foreach (var standard in All)
        {
            if (standard.IsMachineLaw && string.Equals(standard.Name, name, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A new invariant.</summary>
    /// <param name="name">One of the names in <see cref="All"/>.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static IInvariant Create(string name)
    {
        foreach (var standard in All)
        {
            if (string.Equals(standard.Name, name, StringComparison.Ordinal))
            {
                return standard.Create();
            }
        }
        throw new ArgumentException($"There is no invariant \"{name}\"; there are: {string.Join(", ", All.Select(static standard => standard.Name))}.", nameof(name));
    }
}
