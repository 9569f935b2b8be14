using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Random;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Exploration;

/// <summary>The naive exhaustive engine: every interleaving once, depth first, by re-execution. The oracle that the clever engines are tested against.</summary>
/// <remarks>
/// The whole state of the search is the list of (choice, number of choices) along the current run: bump the rightmost that can grow, forget
/// what is to its right. For spaces of up to some 10^7 interleavings.
/// </remarks>
public sealed class DepthFirst
{
    /// <summary>After so many interleavings each it is asked whether to go on.</summary>
    public const int AskedEvery = 4096;

    private readonly Runner _runner;
    private readonly Odometer _odometer = new();
    private readonly IReadOnlyList<IInvariant> _invariants;

    /// <summary>An engine.</summary>
    /// <param name="machine">How programs run.</param>
    /// <param name="invariants">What is counted when it breaks.</param>
    public DepthFirst(MachineOptions machine, IReadOnlyList<IInvariant> invariants)
    {
        _invariants = invariants;
        _runner = new Runner(machine, invariants) { ToTheEnd = true };
    }

    /// <summary>Counts.</summary>
    /// <param name="program">The program.</param>
    /// <param name="max">Interleavings after which to stop.</param>
    /// <param name="goOn">Asked now and then; false stops. Null to finish.</param>
    public Count Count(TestedProgram program, long max, Func<bool>? goOn = null)
    {
        var count = new Count(_invariants.Select(invariant => invariant.Name));
        _odometer.Clear();
        do
        {
            if (count.Interleavings == max || (count.Interleavings % AskedEvery == AskedEvery - 1 && goOn is not null && !goOn()))
            {
                return count;
            }
            _runner.Run(program.Start, _odometer, new RunInfo(0, 0, program.Pilot));
            count.Add(_runner);
        }
        while (_odometer.Advance());
        count.Complete = count.Cut == 0;
        return count;
    }

    /// <summary>A strategy that takes the next path each time it is advanced.</summary>
    private sealed class Odometer : IStrategy
    {
        private readonly List<(int Choice, int Of)> _digits = [];
        private int _position;

        public void Clear() => _digits.Clear();

        public bool Advance()
        {
            while (_digits.Count > 0)
            {
                var (choice, of) = _digits[^1];
                if (choice + 1 < of)
                {
                    _digits[^1] = (choice + 1, of);
                    return true;
                }
                _digits.RemoveAt(_digits.Count - 1);
            }
            return false;
        }

        public void Begin(in RunInfo run, Rng rng) => _position = 0;

        public int Pick(in ChoicePoint point)
        {
            if (_position == _digits.Count)
            {
                _digits.Add((0, point.Enabled.Length));
            }
            return _digits[_position++].Choice;
        }
    }
}
