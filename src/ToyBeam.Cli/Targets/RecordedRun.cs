using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Cli.Targets;

/// <summary>A run that was recorded, as a token or as a trace file: what it is of, and how it is run again.</summary>
internal sealed class RecordedRun
{
    private readonly Func<TestedProgram, IReadOnlyList<IInvariant>, ReplayResult> _replay;

    private RecordedRun(TokenTarget of, MachineOptions options, string name, Func<TestedProgram, IReadOnlyList<IInvariant>, ReplayResult> replay)
    {
        Of = of;
        Options = options;
        Name = name;
        _replay = replay;
    }

    /// <summary>Which program it is of.</summary>
    public TokenTarget Of { get; }

    /// <summary>How that ran.</summary>
    public MachineOptions Options { get; }

    /// <summary>The token itself, or the file.</summary>
    public string Name { get; }

    /// <summary>The trace; null for a token.</summary>
    public Trace? Trace { get; private init; }

    /// <summary>The run that a text is, or that the file of that name holds: a trace, or else the first token in it.</summary>
    /// <param name="text">As given.</param>
    /// <param name="shell">Where files are looked for.</param>
    /// <param name="tolerant">Of a trace: whether steps that cannot be taken are left out.</param>
    /// <exception cref="UsageException">It is neither, or cannot be read.</exception>
    /// <exception cref="TokenFormatException">The token is mistyped, malformed or of a newer version.</exception>
    /// <exception cref="TraceFormatException">The trace is malformed or of a newer version.</exception>
    public static RecordedRun Read(string text, Shell shell, bool tolerant = false)
    {
        if (IsTraceFile(text) && !TokenSource.LooksLikeToken(text))
        {
            return OfTrace(TraceReader.Read(TextFile.ReadTrace(text, shell), text), text, tolerant);
        }
        var token = TokenSource.Read(text, shell);
        return tolerant
            ? throw new UsageException($"--tolerant is for trace files, which end in {Trace.Extension}; a token is followed as far as it fits when its program has changed")
            : new RecordedRun(token.Target, token.Options, token.ToString(), (program, claims) => Replayer.Run(token, program, claims));
    }

    /// <summary>The same run of a trace, with what cannot be taken left out.</summary>
    public RecordedRun Tolerant() => OfTrace(Trace!, Name, tolerant: true);

    /// <summary>Whether a text names a trace file.</summary>
    public static bool IsTraceFile(string text) => text.EndsWith(Trace.Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Runs it again under the claims that it was made for: the replay that meets the same failure, with these claims; without one, that under all claims of the target.</summary>
    /// <remarks>
    /// What is recorded of a tree does not say whether its program was generated, of which only the machine's laws are claimed. So those are tried
    /// first: a run that breaks them is a finding wherever it came from, and a run that was cut short by another claim is none under them.
    /// </remarks>
    public (ReplayResult Result, Func<IReadOnlyList<IInvariant>> Claims) Run(Target target)
    {
        var program = target.Program(0, Options);
        if (Of is TreeTarget)
        {
            var result = _replay(program, StandardInvariants.ForGenerated());
            if (result.Answer == ReplayAnswer.Same)
            {
                return (result, StandardInvariants.ForGenerated);
            }
        }
        return (_replay(program, target.Invariants()), target.Invariants);
    }

    private static RecordedRun OfTrace(Trace trace, string name, bool tolerant) =>
        new(trace.Header.Target, trace.Header.Options, name, (program, claims) => TraceReplayer.Run(trace, program, claims, tolerant)) { Trace = trace };
}
