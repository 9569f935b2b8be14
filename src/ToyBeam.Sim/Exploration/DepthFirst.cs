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
public sealed class DepthFirst : ICountingEngine
{
    /// <summary>After so many interleavings each it is asked whether to go on.</summary>
    private const int AskedEvery = 4096;

    private readonly Runner _runner;
    private readonly Odometer _odometer;
    private readonly IReadOnlyList<IInvariant> _invariants;

    /// <summary>An engine.</summary>
    /// <param name="machine">How programs run.</param>
    /// <param name="invariants">What is counted when it breaks.</param>
    /// <param name="bound">Which schedules are left out; null for none.</param>
    public DepthFirst(MachineOptions machine, IReadOnlyList<IInvariant> invariants, ScheduleBound? bound = null)
    {
        _odometer = new Odometer(bound);
        _invariants = invariants;
        _runner = new Runner(machine, invariants) { ToTheEnd = true };
    }

    /// <inheritdoc/>
    public Count Count(TestedProgram program, long max, Func<long, bool>? goOn = null)
    {
        var count = new Count(_invariants.Select(invariant => invariant.Name)) { Bound = _odometer.Bound };
        var whole = true;
        _odometer.Clear();
        do
        {
            if (count.Runs == max || (count.Runs % AskedEvery == AskedEvery - 1 && goOn is not null && !goOn(count.Runs)))
            {
                whole = false;
                break;
            }
            _runner.Run(program.Start, _odometer, new RunInfo(0, 0, program.Pilot));
            count.AddOutcome(count.AddRun(_runner.Machine, _runner.Broken), 1, _runner.Machine.Steps);
            count.AddViolating(_runner.Broken, 1);
        }
        while (_odometer.Advance());
        count.Interleavings = count.Runs;
        count.BoundMet = _odometer.BoundMet;
        count.Complete = whole && count.Cut == 0;
        return count;
    }

    /// <summary>A strategy that takes the next path each time it is advanced: a digit for each step, which says the how-many-eth of the choices that the bound allows is taken.</summary>
    private sealed class Odometer(ScheduleBound? bound) : IStrategy
    {
        private readonly List<(int Choice, int Of)> _digits = [];
        private readonly List<int> _allowed = [];
        private int _position;
        private int _left;

        public ScheduleBound? Bound => bound;

        public bool BoundMet { get; private set; }

        public void Clear()
        {
            _digits.Clear();
            BoundMet = false;
        }

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

        public void Begin(in RunInfo run, Rng rng)
        {
            _position = 0;
            _left = bound?.Limit ?? 0;
        }

        public int Pick(in ChoicePoint point) => bound is null ? Next(point.Enabled.Length) : PickWithin(bound, point.Machine);

        private int PickWithin(ScheduleBound limit, Machine machine)
        {
            limit.Allowed(machine, _left, _allowed);
            BoundMet |= _allowed.Count < machine.Enabled.Length;
            var index = _allowed[Next(_allowed.Count)];
            _left -= limit.CostOf(machine, index);
            return index;
        }

        private int Next(int choices)
        {
            if (_position == _digits.Count)
            {
                _digits.Add((0, choices));
            }
            return _digits[_position++].Choice;
        }
    }
}
