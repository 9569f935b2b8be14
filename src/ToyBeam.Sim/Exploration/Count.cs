using System.Numerics;
using System.Runtime.InteropServices;
using ToyBeam.Core;
using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Exploration;

/// <summary>What an exhaustive search counted. A figure is null where the engine does not compute it.</summary>
public sealed class Count
{
    private readonly HashSet<ulong> _traces = [];
    private readonly Dictionary<ulong, int> _outcomeOf = []; // By observation: who did and took the same things ended in the same way.
    private readonly Dictionary<string, int> _numberOf = [];
    private readonly List<(string Outcome, BigInteger Interleavings)> _outcomes = []; // By number, in the order in which they were met.
    private readonly List<KeyValuePair<string, long>> _violating;
    private readonly List<(string Claim, int[] Choices)> _witnesses = [];
    private readonly BigInteger[] _violatingInterleavings; // As those of the list above.

    internal Count(IEnumerable<string> invariants)
    {
        _violating = [.. invariants.Select(name => KeyValuePair.Create(name, 0L))];
        _violatingInterleavings = new BigInteger[_violating.Count];
    }

    /// <summary>Runs that went to their end: every interleaving, or one of each trace.</summary>
    public long Runs { get; private set; }

    /// <summary>Complete runs that there are.</summary>
    public BigInteger? Interleavings { get; internal set; }

    /// <summary>Steps of all of them; of those that were run, where the others are not known.</summary>
    public BigInteger Steps { get; internal set; }

    /// <summary>Traces by mailbox order (R0): runs that differ in more than the order of independent steps.</summary>
    public int? MailboxOrderTraces => ByObservation ? null : _traces.Count;

    /// <summary>Traces by observation (R1): runs in which some process did or took something else.</summary>
    public int ObservationTraces => _outcomeOf.Count;

    /// <summary>Outcomes: how each process ended, or that it is blocked; with the number of interleavings that lead there, or of runs where those are not known.</summary>
    public IReadOnlyDictionary<string, BigInteger> Outcomes
    {
        get
        {
            var sorted = new SortedDictionary<string, BigInteger>(StringComparer.Ordinal);
            foreach (var (outcome, interleavings) in _outcomes)
            {
                sorted.Add(outcome, interleavings);
            }
            return sorted;
        }
    }

    /// <summary>For each invariant the runs that break it; every run goes to its end all the same.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Violating => _violating;

    /// <summary>For each invariant the interleavings that break it; null where interleavings are not known.</summary>
    /// <remarks>
    /// Where one run stands for all that reach the same end (<see cref="ConfigurationEngine"/>), it is right for claims that only depend on the trace: how everybody
    /// ended, what was noted last. A claim about the order of independent steps may break in some runs that reach an end and hold in others.
    /// </remarks>
    public IReadOnlyList<KeyValuePair<string, BigInteger>>? ViolatingInterleavings => Interleavings is null
        ? null
        : [.. _violating.Select((invariant, i) => KeyValuePair.Create(invariant.Key, _violatingInterleavings[i]))];

    /// <summary>Runs that were cut at the step limit.</summary>
    public long Cut { get; private set; }

    /// <summary>Runs that had to be given up half-way, for all that could follow had been seen.</summary>
    public long? Blocked { get; internal set; }

    /// <summary>Different points that were visited.</summary>
    public long? Nodes { get; internal set; }

    /// <summary>The bound on what was searched; null for none.</summary>
    public ScheduleBound? Bound { get; internal init; }

    /// <summary>Whether the bound left any schedule out.</summary>
    public bool BoundMet { get; internal set; }

    /// <summary>Whether nothing was left out within the bound, if there is one, and no run was cut.</summary>
    public bool Complete { get; internal set; }

    /// <summary>For each claim that broke the choices that lead to where it first did, by their index at each step; empty where the engine does not say.</summary>
    internal IReadOnlyList<(string Claim, int[] Choices)> Witnesses => _witnesses;

    /// <summary>Whether only one run of each trace by observation was looked for, so that those by mailbox order are not known.</summary>
    internal bool ByObservation { get; init; }

    /// <summary>Whether a run of that <see cref="Machine.TraceHash"/> was counted.</summary>
    internal bool Has(ulong trace) => _traces.Contains(trace);

    /// <summary>Counts a run that has ended, and gives the number of its outcome, which it does not count.</summary>
    internal int AddRun(Machine machine, IReadOnlyList<bool> broken)
    {
        Runs++;
        Cut += machine.LimitReached ? 1 : 0;
        for (var i = 0; i < _violating.Count; i++)
        {
            if (broken[i])
            {
                _violating[i] = KeyValuePair.Create(_violating[i].Key, _violating[i].Value + 1);
            }
        }
        _traces.Add(machine.TraceHash);
        ref var outcome = ref CollectionsMarshal.GetValueRefOrAddDefault(_outcomeOf, machine.ObservationHash, out var known);
        if (!known)
        {
            outcome = NumberOf(Outcome.Of(machine.World));
        }
        return outcome;
    }

    private int NumberOf(string outcome)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numberOf, outcome, out var known);
        if (!known)
        {
            number = _outcomes.Count;
            _outcomes.Add((outcome, BigInteger.Zero));
        }
        return number;
    }

    /// <summary>Keeps how a claim was broken, if it is the first time.</summary>
    internal void AddWitness(string claim, IEnumerable<int> choices)
    {
        if (!_witnesses.Exists(witness => witness.Claim == claim))
        {
            _witnesses.Add((claim, [.. choices]));
        }
    }

    /// <summary>Counts that so many interleavings break these invariants.</summary>
    internal void AddViolating(IReadOnlyList<bool> broken, BigInteger interleavings)
    {
        for (var i = 0; i < broken.Count; i++)
        {
            _violatingInterleavings[i] += broken[i] ? interleavings : 0;
        }
    }

    /// <summary>Counts that so many interleavings of so many steps lead to an outcome.</summary>
    internal void AddOutcome(int number, BigInteger interleavings, int steps)
    {
        _outcomes[number] = (_outcomes[number].Outcome, _outcomes[number].Interleavings + interleavings);
        Steps += interleavings * steps;
    }
}
