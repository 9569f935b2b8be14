using System.Globalization;
using ToyBeam.Core;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Exploration;

/// <summary>Which schedules an exhaustive search leaves out: those that go further from the default schedule than a bound.</summary>
/// <remarks>
/// Sources: M. Emmi, S. Qadeer, Z. Rakamaric, "Delay-bounded scheduling", POPL 2011: each delay skips what would go next, and so on round the choices. M. Musuvathi, S. Qadeer, "Iterative context bounding
/// for systematic testing of multithreaded programs", PLDI 2007: to leave a process that could go on costs one preemption, a switch where it could not is free.
/// </remarks>
public sealed class ScheduleBound
{
    /// <summary>The largest number that a bound can have.</summary>
    public const int Most = 1000;

    private readonly bool _delays;

    private ScheduleBound(bool delays, int limit)
    {
        _delays = delays;
        Limit = limit;
    }

    /// <summary>How many delays or preemptions a schedule may have.</summary>
    public int Limit { get; }

    /// <summary>Reads <c>delay:K</c> or <c>preempt:K</c>, K from 0 to <see cref="Most"/>.</summary>
    public static bool TryParse(string text, out ScheduleBound? bound)
    {
        bound = text.Split(':') is [("delay" or "preempt") and var kind, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit <= Most
            ? new ScheduleBound(kind == "delay", limit)
            : null;
        return bound is not null;
    }

    /// <summary>What a choice costs.</summary>
    internal int CostOf(Machine machine, int index)
    {
        var @default = machine.Default;
        return _delays ? ChoicePoint.DelaysOf(index, @default, machine.Enabled.Length) : machine.CurrentEnabled && index != @default ? 1 : 0;
    }

    /// <summary>The choices that a schedule may go on with when so much is left to spend, in order.</summary>
    internal void Allowed(Machine machine, int left, List<int> indices)
    {
        indices.Clear();
        for (var i = 0; i < machine.Enabled.Length; i++)
        {
            if (CostOf(machine, i) <= left)
            {
                indices.Add(i);
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(_delays ? "delay" : "preempt")}:{Limit}");
}
