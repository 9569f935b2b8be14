namespace ToyBeam.Sim.Shrinking;

/// <summary>How many runs shrinking may take: a count, so that the result is the same everywhere; and beside it, where a user sets a time, a clock of his.</summary>
/// <param name="runs">Runs.</param>
/// <param name="goOn">Asked before more is tried; false stops. Null to finish.</param>
internal sealed class ShrinkBudget(int runs, Func<bool>? goOn = null)
{
    /// <summary>So many steps cost as much as a run does of itself.</summary>
    private const int StepsOfARun = 1000;

    private long _cost;

    /// <summary>Runs so far.</summary>
    public int Used { get; private set; }

    /// <summary>Whether the clock has ended it.</summary>
    public bool WasStopped { get; private set; }

    public bool IsSpent => _cost >= runs || WasStopped || (WasStopped = goOn is not null && !goOn());

    /// <summary>Counts runs of so many steps; long ones cost more.</summary>
    public void Spend(int more, int steps)
    {
        Used += more;
        _cost += (long)more * (1 + (steps / StepsOfARun));
    }
}
