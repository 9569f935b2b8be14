using System.Runtime.CompilerServices;
using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Strategies;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;
using ToyBeam.Sim.Trees;
using ToyBeam.Sim.Viewer;
using Token = ToyBeam.Sim.Tokens.Token;

namespace ToyBeam.Sim.Exploration;

/// <summary>Explores a program from a test: say what to run and what must hold, then <see cref="Check"/>.</summary>
/// <remarks>Immutable: each verb gives a new one. The machine's own laws and <c>no-fail</c> are checked, too, unless <see cref="ClaimsOnly"/> says otherwise.</remarks>
/// <example><c>Explore.Of(Counter.Start).With("random").For(runs: 10_000).Always("counter reaches 2", world => …).Check();</c></example>
public sealed record Explore
{
    private readonly Func<MachineOptions, TestedProgram> _program;
    private readonly List<Func<IReadOnlyList<IInvariant>>> _claims = [];

    private Explore(Func<MachineOptions, TestedProgram> program) => _program = program;

    private Explore(Explore other)
    {
        _program = other._program;
        _claims = [.. other._claims];
        Machine = other.Machine;
        Strategy = other.Strategy;
        Runs = other.Runs;
        Seed = other.Seed;
        ClaimsOnly = other.ClaimsOnly;
        Files = other.Files;
    }

    /// <summary>How the program runs.</summary>
    public MachineOptions Machine { get; init; } = new();

    /// <summary>Who picks; by default a search by traces, with samplers beside it where it goes on for long.</summary>
    public StrategySpec Strategy { get; init; } = StrategySpec.Auto;

    /// <summary>How many schedules at most; 1000 by default.</summary>
    public int Runs { get; init; } = 1000;

    /// <summary>Whether only the claims that were added are checked, not the machine's own laws; false by default.</summary>
    public bool ClaimsOnly { get; init; }

    /// <summary>The seed; by default the surrounding test's (<see cref="ExplorationContext"/>), or 0.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The directory into which <see cref="Check"/> writes the trace and the page of what it finds; by default <c>.toybeam</c> beside the test's assembly. Null for none.</summary>
    /// <remarks>Where a property runs, that writes them.</remarks>
    public string? Files { get; init; } = System.IO.Path.Combine(AppContext.BaseDirectory, ".toybeam");

    /// <summary>A program of one static process.</summary>
    /// <param name="root">Makes what it does; called for every run.</param>
    /// <param name="name">What tokens call the program; by default its source text.</param>
    public static Explore Of(Func<Code> root, [CallerArgumentExpression(nameof(root))] string name = "") => Of(SingleRoot.Of(root), name);

    /// <summary>A program.</summary>
    /// <param name="start">Adds its static processes; called for every run.</param>
    /// <param name="name">What tokens call the program; by default its source text.</param>
    public static Explore Of(Start start, [CallerArgumentExpression(nameof(start))] string name = "") =>
        new(options => new TestedProgram(start, options, new NamedTarget(InOneLine(name), [])));

    /// <summary>A program tree.</summary>
    public static Explore Of(ProgramTree tree) => new(options => new TestedProgram(tree, options));

    /// <summary>With a strategy.</summary>
    public Explore With(StrategySpec strategy) => this with { Strategy = strategy, Machine = Machine with { Granularity = strategy.Granularity ?? Machine.Granularity } };

    /// <summary>With a strategy, as written on the command line: <c>pct:3</c>.</summary>
    public Explore With(string strategy) => With(StrategySpec.Parse(strategy));

    /// <summary>For so many schedules.</summary>
    public Explore For(int runs) => this with { Runs = runs };

    /// <summary>Under rules.</summary>
    public Explore Under(Rules rules) => this with { Machine = Machine with { Rules = rules } };

    /// <summary>At a granularity.</summary>
    public Explore At(Granularity granularity) => this with { Machine = Machine with { Granularity = granularity } };

    /// <summary>With signals that arrive as a delivery mode says.</summary>
    public Explore Delivering(Delivery delivery) => this with { Machine = Machine with { Delivery = delivery } };

    /// <summary>With receives that time out as a timing says.</summary>
    public Explore Timed(Timing timing) => this with { Machine = Machine with { Timing = timing } };

    /// <summary>From a seed.</summary>
    public Explore From(ulong seed) => this with { Seed = seed };

    /// <summary>A claim that must hold after every step and at the end.</summary>
    public Explore Always(string name, Func<World, bool> claim) => Always(() => new Always(name, claim));

    /// <summary>A state that must not come up.</summary>
    public Explore Never(string name, Func<World, bool> state) => Always(() => new Never(name, state));

    /// <summary>An invariant of one's own.</summary>
    /// <param name="invariant">Makes it; each runner has its own.</param>
    public Explore Always(Func<IInvariant> invariant)
    {
        var more = new Explore(this);
        more._claims.Add(() => [invariant()]);
        return more;
    }

    /// <summary>With the claims that were added and no others.</summary>
    public Explore OnlyClaims() => this with { ClaimsOnly = true };

    /// <summary>Every process that is no server must end: at quiescence nobody waits.</summary>
    public Explore Completes() => Always(() => StandardInvariants.Create("completes"));

    /// <summary>No process may end otherwise than <c>normal</c>, but for these reasons.</summary>
    public Explore NoUnexpectedExit(params string[] expected) => Always(() => new NoUnexpectedExit(expected));

    /// <summary>Explores, and says what came of it.</summary>
    public ExplorationResult Run()
    {
        var options = new ExplorationOptions
        {
            FirstSeed = Seed ?? ExplorationContext.Current?.Seed ?? 0,
            Seeds = 1,
            OneProgram = true,
            SchedulesPerSeed = Runs,
            Strategy = Strategy,
            StopAfter = 1,
            Invariants = Invariants,
        };
        var program = _program(Machine);
        return new Explorer(Machine, options).Run(_ => program);
    }

    /// <summary>Explores, and throws when a claim breaks: with the shortest story and the line that replays it.</summary>
    /// <exception cref="FindingException">A claim broke.</exception>
    public void Check()
    {
        if (ExplorationContext.Current?.Replay is { } token && _program(token.Options).Target == token.Target)
        {
            Replay(token);
            return;
        }
        var result = Run();
        if (result.Findings.Count > 0)
        {
            throw new FindingException(result.Findings[0], result, FilesOf(result.Findings[0]));
        }
    }

    private IReadOnlyList<string> FilesOf(Finding finding)
    {
        if (Files is null || ExplorationContext.Current is not null)
        {
            return [];
        }
        var name = finding.Program.Target is NamedTarget named ? named.Name : "program tree";
        return FindingFiles.Write(finding, new TraceStore(System.IO.Path.Combine(Files, TraceStore.NameOf(name))), name, token => $"Explore.Of(…).Replay(\"{token}\")");
    }

    /// <summary>Explores, and gives the finding that there must be.</summary>
    /// <exception cref="InvalidOperationException">No claim broke.</exception>
    public Finding ExpectFinding()
    {
        var result = Run();
        return result.Findings.Count > 0
            ? result.Findings[0]
            : throw new InvalidOperationException($"Expected a finding, but every claim held in {result.Schedules} schedules ({result.Distinct} distinct).");
    }

    /// <summary>Runs one recorded case again, and throws when it fails or is not the run that was recorded.</summary>
    /// <param name="token">As a failure printed it.</param>
    /// <exception cref="FindingException">It fails.</exception>
    /// <exception cref="ReplayDivergedException">It is not the run that was recorded.</exception>
    /// <exception cref="TokenFormatException">The text is no token.</exception>
    public void Replay(string token) => Replay(Token.Parse(token));

    /// <inheritdoc cref="Replay(string)"/>
    public void Replay(Token token)
    {
        var program = _program(token.Options);
        var result = Replayer.Run(token, program, Invariants());
        if (result.Answer == ReplayAnswer.Diverged)
        {
            throw new ReplayDivergedException(result.Step ?? 0, result.Sentence);
        }
        if (result.Signature is not null)
        {
            throw new FindingException(FindingMaker.OfReplay(program, result, token));
        }
    }

    /// <summary>Runs one schedule, strictly, and says what it breaks.</summary>
    /// <param name="deviations">Where the schedule leaves the default one, in order of time.</param>
    /// <returns>The finding; null when every claim held.</returns>
    /// <exception cref="ReplayDivergedException">The program does not come to one of these places, or cannot do there what the schedule says.</exception>
    public Finding? Follow(params IEnumerable<Deviation> deviations) => FindingMaker.OfSchedule(_program(Machine), new Schedule([.. deviations]), Invariants());

    /// <summary>The source text of a program may go over many lines; its name in a token is their beginning.</summary>
    private static string InOneLine(string name)
    {
        const int LongestName = 80;
        var words = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length switch
        {
            0 => "program",
            > LongestName => $"{words[..LongestName]}…",
            _ => words,
        };
    }

    private IReadOnlyList<IInvariant> Invariants() =>
    [
        .. ClaimsOnly ? [] : StandardInvariants.MachineLaws().Append(new NoFail()),
        .. _claims.SelectMany(claims => claims()),
    ];
}
