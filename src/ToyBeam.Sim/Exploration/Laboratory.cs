using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Running;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Sim.Exploration;

/// <summary>Where programs are tried: one runner, what is known about each program, and a count of the runs.</summary>
internal sealed class Laboratory(MachineOptions options, IReadOnlyList<IInvariant> invariants)
{
    /// <summary>What the signature of a failure ends in that no schedule avoids, as far as was tried.</summary>
    public const string Always = " (always)";

    /// <summary>How many sampled schedules are tried to find one that passes, when the default does not.</summary>
    private const int PassingTries = 64;

    private readonly Runner _runner = new(options, invariants);
    private readonly RandomWalk _walk = new();
    private (TestedProgram Program, string Invariant)? _judged;
    private bool _passes;

    /// <summary>Runs so far.</summary>
    public int Runs { get; private set; }

    public Machine Machine => _runner.Machine;

    /// <summary>What broke in the last run.</summary>
    public IReadOnlyList<Verdict> Failures => _runner.Failures;

    public Verdict Run(TestedProgram program, IStrategy strategy, ulong seed, long index, Recording? recording = null, Func<Verdict, bool>? sought = null)
    {
        Runs++;
        return _runner.Run(program.Start, strategy, new RunInfo(seed, index, program.Pilot), recording, sought);
    }

    /// <summary>
    /// Whether some schedule of the program keeps a claim: the default one, or one of a few sampled ones. Known for the question that was asked last.
    /// </summary>
    public bool HasPassingSchedule(TestedProgram program, string invariant)
    {
        if (_judged != (program, invariant))
        {
            _passes = Keeps(program, new DefaultSchedule(), 0, invariant);
            for (var i = 0; i < PassingTries && !_passes; i++)
            {
                _passes = Keeps(program, _walk, i, invariant);
            }
            _judged = (program, invariant);
        }
        return _passes;
    }

    /// <summary>What makes two failures the same bug: what broke, and for stuck processes whether they are so in every schedule.</summary>
    public string SignatureOf(TestedProgram program, Verdict failure) =>
        failure.Kind == VerdictKind.Stuck && !HasPassingSchedule(program, failure.Invariant!) ? $"{failure.Key}{Always}" : failure.Key;

    private bool Keeps(TestedProgram program, IStrategy strategy, long index, string invariant)
    {
        Run(program, strategy, 0, index);
        if (Machine.LimitReached)
        {
            return false;
        }
        foreach (var failure in Failures)
        {
            // What ended the run early leaves open what would have become of the claim.
            if (failure.Invariant == invariant || failure.Kind == VerdictKind.Violated)
            {
                return false;
            }
        }
        return true;
    }
}
