using System.Collections.Immutable;

namespace ToyBeam.Sim.Invariants;

/// <summary>The invariants that ToyBeam brings, by name.</summary>
public static class StandardInvariants
{
    /// <summary>Each with its claim: the machine laws, which hold for every program, then those that are for scenarios.</summary>
    public static ImmutableArray<StandardInvariant> All { get; } =
    [
        new("link-symmetry", true, "Links are symmetric, and none leads to oneself or to the dead.", static () => new LinkSymmetry()),
        new("crash-propagation", true, "Of a death each linked process gets notice once: an EXIT if it traps, else it dies of it; nobody else does.", static () => new CrashPropagation()),
        new("selective-receive", true, "A receive takes the oldest message that any clause matches, by the first such clause; the rest keeps its order.", static () => new SelectiveReceive()),
        new("message-conservation", true, "What was sent was taken, lies in a mailbox or was dropped at the dead; nothing is taken twice.", static () => new MessageConservation()),
        new("pair-order", true, "From one sender to one receiver, signals arrive in the order in which they were sent.", static () => new PairOrder()),
        new("no-lost-wakeup", true, "A process is enabled exactly when its next step can be taken.", static () => new NoLostWakeup()),
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
