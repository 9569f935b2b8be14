using ToyBeam.Sim.Exploration;

namespace ToyBeam.Sim.Shrinking;

/// <summary>How many runs shrinking may take. A count, not a clock, so that the result is the same everywhere.</summary>
internal sealed class ShrinkBudget(Laboratory laboratory, int runs)
{
    private readonly int _from = laboratory.Runs;

    public int Used => laboratory.Runs - _from;

    public bool IsSpent => Used >= runs;
}
