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

    private static readonly IReadOnlyList<(string Path, string WaitsFor)> Nobody = [];

    private readonly Runner _runner = new(options, invariants);
    private readonly RandomWalk _walk = new();
    private (TestedProgram Program, string Invariant)? _judged;
    private IReadOnlyList<(string Path, string WaitsFor)>? _least;

    /// <summary>Runs so far.</summary>
    public int Runs { get; private set; }

    public MachineOptions Options => options;

    public IReadOnlyList<IInvariant> Invariants => invariants;

    public Machine Machine => _runner.Machine;

    /// <summary>What broke in the last run.</summary>
    public IReadOnlyList<Verdict> Failures => _runner.Failures;

    public Verdict Run(TestedProgram program, IStrategy strategy, ulong seed, long index, Recording? recording = null, Func<Verdict, bool>? sought = null)
    {
        Runs++;
        return _runner.Run(program.Start, strategy, new RunInfo(seed, index, program.Pilot), recording, sought);
    }

    /// <summary>Forgets what it knows about the last program, so that the runs do not depend on who asked for what before.</summary>
    public void Forget() => _judged = null;

    /// <summary>Counts runs that were made elsewhere for the same end.</summary>
    public void Charge(long runs) => Runs += (int)runs;

    /// <summary>Whether some schedule of the program keeps a claim: the default one, or one of a few sampled ones.</summary>
    public bool HasPassingSchedule(TestedProgram program, string invariant) => LeastBlocked(program, invariant) is { Count: 0 };

    /// <summary>What makes two failures the same bug: what broke; and of stuck processes what those wait for that some schedule spares.</summary>
    public string SignatureOf(TestedProgram program, Verdict failure)
    {
        if (failure.Kind != VerdictKind.Stuck)
        {
            return failure.Key;
        }
        var least = LeastBlocked(program, failure.Invariant!);
        if (least is null || failure.Violation!.Blocked.Count == 0)
        {
            return least is { Count: 0 } ? failure.Key : $"{failure.Key}{Always}";
        }
        var spared = failure.Violation.Blocked.Where(process => !least.Any(other => other.Path == process.Path)).ToList();
        return spared.Count == 0 ? $"{failure.Key}{Always}" : $"stuck:{Completes.Patterns(spared)}";
    }

    /// <summary>
    /// The processes that are blocked in the run with the fewest of them, out of the default one and, if that has any, a few sampled ones; none where the claim holds; null where a
    /// claim broke otherwise in all of them. Known for the question that was asked last.
    /// </summary>
    private IReadOnlyList<(string Path, string WaitsFor)>? LeastBlocked(TestedProgram program, string invariant)
    {
        if (_judged != (program, invariant))
        {
            _least = BlockedIn(program, new DefaultSchedule(), 0, invariant);
            for (var i = 0; i < PassingTries && _least is not { Count: 0 }; i++)
            {
                var blocked = BlockedIn(program, _walk, i, invariant);
                _least = _least is null || blocked?.Count < _least.Count ? blocked : _least;
            }
            _judged = (program, invariant);
        }
        return _least;
    }

    private IReadOnlyList<(string Path, string WaitsFor)>? BlockedIn(TestedProgram program, IStrategy strategy, long index, string invariant)
    {
        Run(program, strategy, 0, index);
        if (Machine.LimitReached)
        {
            return null;
        }
        var blocked = Nobody;
        foreach (var failure in Failures)
        {
            // What ended the run early leaves open what would have become of the claim.
            if (failure.Kind == VerdictKind.Violated || (failure.Invariant == invariant && failure.Violation!.Blocked.Count == 0))
            {
                return null;
            }
            blocked = failure.Invariant == invariant ? failure.Violation!.Blocked : blocked;
        }
        return blocked;
    }
}
