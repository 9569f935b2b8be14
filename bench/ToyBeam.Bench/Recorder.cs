using ToyBeam.Sim.Random;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Bench;

/// <summary>Remembers whom a strategy picked.</summary>
internal sealed class Recorder(IStrategy inner) : IStrategy
{
    private int[] _processes = new int[64];
    private int _count;

    public ReadOnlySpan<int> Processes => new(_processes, 0, _count);

    public void Begin(in RunInfo run, Rng rng)
    {
        _count = 0;
        inner.Begin(run, rng);
    }

    public int Pick(in ChoicePoint point)
    {
        var index = inner.Pick(point);
        if (_count == _processes.Length)
        {
            Array.Resize(ref _processes, _count * 2);
        }
        _processes[_count++] = point.Enabled[index].Process;
        return index;
    }
}
