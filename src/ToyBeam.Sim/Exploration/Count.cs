using ToyBeam.Sim.Running;

namespace ToyBeam.Sim.Exploration;

/// <summary>What an exhaustive search counted.</summary>
public sealed class Count
{
    private readonly HashSet<ulong> _traces = [];
    private readonly Dictionary<ulong, string> _outcomeOf = []; // By observation: who did and took the same things ended in the same way.
    private readonly SortedDictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, long>> _violating;

    internal Count(IEnumerable<string> invariants) => _violating = [.. invariants.Select(name => KeyValuePair.Create(name, 0L))];

    /// <summary>Complete runs.</summary>
    public long Interleavings { get; private set; }

    /// <summary>Steps of all of them.</summary>
    public long Steps { get; private set; }

    /// <summary>Traces by mailbox order (R0): runs that differ in more than the order of independent steps.</summary>
    public int MailboxOrderTraces => _traces.Count;

    /// <summary>Traces by observation (R1): runs in which some process did or took something else.</summary>
    public int ObservationTraces => _outcomeOf.Count;

    /// <summary>Outcomes: how each process ended, or that it is blocked; with the number of interleavings that lead there.</summary>
    public IReadOnlyDictionary<string, long> Outcomes => _outcomes;

    /// <summary>For each invariant the interleavings that break it; every run goes to its end all the same.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Violating => _violating;

    /// <summary>Interleavings that were cut at the step limit.</summary>
    public long Cut { get; private set; }

    /// <summary>Whether every interleaving was run to its end.</summary>
    public bool Complete { get; internal set; }

    internal void Add(Runner runner)
    {
        var machine = runner.Machine;
        Interleavings++;
        Steps += machine.Steps;
        Cut += machine.LimitReached ? 1 : 0;
        for (var i = 0; i < _violating.Count; i++)
        {
            if (runner.Broken[i])
            {
                _violating[i] = KeyValuePair.Create(_violating[i].Key, _violating[i].Value + 1);
            }
        }
        _traces.Add(machine.TraceHash);
        var observation = machine.ObservationHash;
        if (!_outcomeOf.TryGetValue(observation, out var outcome))
        {
            _outcomeOf[observation] = outcome = Outcome.Of(machine.World);
        }
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
    }
}
