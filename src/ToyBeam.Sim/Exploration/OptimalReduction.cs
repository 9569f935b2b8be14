using System.Numerics;
using ToyBeam.Core;
using ToyBeam.Sim.Invariants;

namespace ToyBeam.Sim.Exploration;

/// <summary>
/// Exhaustive search that runs one interleaving of each trace, and counts them: optimal dynamic partial order reduction, for traces by mailbox order or, with observers, by observation;
/// see <see cref="TraceSearch"/>.
/// </summary>
/// <remarks>
/// By observation one run of each trace is enough in programs of messages, timeouts and new processes. As soon as a step is met that is about more (a link, a monitor, an exit signal, a name), the
/// search starts anew by mailbox order and counts the observations among those traces: the number is the same, for more runs.
/// </remarks>
public sealed class OptimalReduction : ICountingEngine
{
    private const int AskedEvery = 256;

    private readonly TraceSearch _byMailboxOrder;
    private readonly TraceSearch? _byObservation;

    /// <summary>An engine.</summary>
    /// <param name="machine">How programs run; without a clock, before which no two steps would be independent.</param>
    /// <param name="invariants">What is counted when it breaks, in one run of each trace.</param>
    /// <param name="byObservation">Whether traces are told by observation (R1); else by mailbox order (R0).</param>
    /// <exception cref="ArgumentException">There is a clock.</exception>
    public OptimalReduction(MachineOptions machine, IReadOnlyList<IInvariant> invariants, bool byObservation = false)
    {
        _byMailboxOrder = new TraceSearch(machine, invariants);
        _byObservation = byObservation ? new TraceSearch(machine, invariants, byObservation: true) : null;
    }

    /// <inheritdoc/>
    public Count Count(TestedProgram program, long max, Func<long, bool>? goOn = null)
    {
        if (_byObservation is not null && Count(_byObservation, program, max, goOn) is { } count)
        {
            return count;
        }
        return Count(_byMailboxOrder, program, max, goOn)!;
    }

    /// <summary>Counts with a search; null when it is not the right one.</summary>
    private Count? Count(TraceSearch search, TestedProgram program, long max, Func<long, bool>? goOn)
    {
        var count = new Count(search.Claims) { ByObservation = _byObservation is not null };
        search.Begin(program);
        while (count.Runs < max && (count.Runs % AskedEvery != AskedEvery - 1 || goOn is null || goOn(count.Runs)) && search.Next())
        {
            if (search == _byObservation && search.MetMoreThanMail)
            {
                return null;
            }
            count.AddOutcome(count.AddRun(search.Machine, search.Broken), BigInteger.One, search.Machine.Steps);
            search.Plan();
        }
        count.Blocked = search.Blocked;
        count.Complete = search.IsOver && count.Cut == 0;
        return count;
    }
}
