namespace ToyBeam.Sim.Shrinking;

/// <summary>How many runs shrinking may take: a count, so that the result is the same everywhere; and beside it, where a user sets a time, a clock of his.</summary>
/// <param name="runs">Runs.</param>
/// <param name="goOn">Asked before more is tried; false stops. Null to finish.</param>
internal sealed class ShrinkBudget(int runs, Func<bool>? goOn = null)
{
    public int Used { get; private set; }

    /// <summary>Whether the clock has ended it.</summary>
    public bool WasStopped { get; private set; }

    public int Left => Math.Max(0, runs - Used);

    public bool IsSpent => Used >= runs || WasStopped || (WasStopped = goOn is not null && !goOn());

    public void Spend(int more) => Used += more;
}
