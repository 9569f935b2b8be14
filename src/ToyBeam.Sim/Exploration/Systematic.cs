using ToyBeam.Core;
using ToyBeam.Sim.Invariants;

namespace ToyBeam.Sim.Exploration;

/// <summary>The part of <c>auto</c> that leaves nothing out: one search by traces for each program, beside which others are sampled when it goes on for long.</summary>
/// <remarks>
/// The first 64 schedules are the search's, so whatever has few traces is proved with nothing run twice. Then it takes every second schedule where it looks as if it would
/// come to its end in what is left, else every eighth: most of what it would run lies close together, and samplers look everywhere.
/// </remarks>
internal sealed class Systematic
{
    /// <summary>The schedules that are the search's alone.</summary>
    public const int First = 64;

    /// <summary>With fewer schedules for each program than this all of them are sampled: the first few traces of a search are alike.</summary>
    public const int LeastPerProgram = 16;

    private const int OftenEvery = 2;
    private const int SeldomEvery = 8;
    private const int MostPoints = 20_000;

    private readonly MachineOptions _machine;
    private readonly Func<IReadOnlyList<IInvariant>> _invariants;
    private readonly SortedSet<string> _broken = new(StringComparer.Ordinal); // Claims that a trace has broken.
    private TestedProgram? _program;
    private bool _cut;
    private long _turn;

    public Systematic(MachineOptions machine, Func<IReadOnlyList<IInvariant>> invariants)
    {
        _machine = machine;
        _invariants = invariants;
        Search = new TraceSearch(machine, invariants());
    }

    /// <summary>The search.</summary>
    public TraceSearch Search { get; }

    /// <summary>Whether every trace was run, each to its end.</summary>
    public bool IsOver => Search.IsOver && !_cut;

    /// <summary>Starts with a program, unless it is in it.</summary>
    public void Begin(TestedProgram program)
    {
        if (program != _program)
        {
            _program = program;
            _cut = false;
            _turn = 0;
            _broken.Clear();
            Search.Begin(program);
        }
    }

    /// <summary>Whether the next schedule is the search's.</summary>
    /// <param name="left">Schedules that are left, this one among them.</param>
    public bool TakesNext(long left)
    {
        if (Search.IsOver || _cut)
        {
            return false;
        }
        var turn = _turn++;
        var remaining = Search.Estimate - UInt128.Min(Search.Estimate, (UInt128)Search.Runs);
        return turn < First || turn % (remaining <= (UInt128)(left / OftenEvery) ? OftenEvery : SeldomEvery) == 0;
    }

    /// <summary>Plans what follows from the last run. One that was cut at the step limit ends the search: it would never come to an end.</summary>
    public void Plan()
    {
        _cut |= Search.Machine.LimitReached;
        foreach (var failure in Search.Failures)
        {
            _broken.Add(failure.Invariant!);
        }
        if (!_cut)
        {
            Search.Plan();
        }
    }

    /// <summary>
    /// What is left to prove when every trace was run: claims about states, for which every point must be visited, and claims about runs, for which nothing here suffices.
    /// </summary>
    /// <remarks>
    /// Where signals take time all claims are held against every point, for as many points as that is little work: the table of dependencies is at its most intricate there, and
    /// this search does not rely on it. Beyond that they stand on the search by traces.
    /// </remarks>
    /// <param name="breaking">For each further claim that breaks the choices that lead there.</param>
    /// <returns>The claims that remain unproved.</returns>
    public IReadOnlyList<string> ProveRest(out IReadOnlyList<int[]> breaking)
    {
        breaking = [];
        var claims = _invariants();
        var unproved = claims.Where(claim => claim.Scope == ClaimScope.Run).Select(claim => claim.Name).ToList();
        var ofStates = claims.Where(claim => claim.Scope == ClaimScope.State).ToList();
        var ofPoints = _machine.Delivery == Delivery.Instant ? ofStates : claims;
        if (ofPoints.Count > 0)
        {
            var count = new ConfigurationEngine(_machine, ofPoints).Count(_program!, MostPoints);
            breaking = [.. count.Witnesses.Where(witness => !_broken.Contains(witness.Claim)).Select(witness => witness.Choices)];
            unproved.AddRange(count.Complete ? [] : ofStates.Select(claim => claim.Name));
        }
        return unproved;
    }
}
