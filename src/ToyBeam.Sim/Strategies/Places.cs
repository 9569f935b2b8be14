using ToyBeam.Sim.Random;

namespace ToyBeam.Sim.Strategies;

/// <summary>Random steps of a run at which something is to be done, each once.</summary>
internal sealed class Places
{
    private readonly int[] _steps;
    private int _spent;

    public Places(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _steps = new int[count];
    }

    public void Begin(int length, Rng rng)
    {
        _spent = 0;
        for (var i = 0; i < _steps.Length; i++)
        {
            _steps[i] = rng.Below(Math.Max(1, length));
        }
        Array.Sort(_steps);
    }

    /// <summary>How many are due at a step, or have waited for it; no more than may be, the others wait on.</summary>
    public int Spend(int step, int most)
    {
        var from = _spent;
        while (_spent < _steps.Length && _spent - from < most && _steps[_spent] <= step)
        {
            _spent++;
        }
        return _spent - from;
    }
}
