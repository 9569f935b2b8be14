using System.Runtime.CompilerServices;
using ToyBeam.Core;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Replaying;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Scenarios.Semantics;

/// <summary>A small program of a row of docs/semantics.md, and everything that its schedules may come to, in each delivery mode.</summary>
/// <remarks>
/// All schedules are run. What is seen of them must be exactly the set that the test writes down: so nothing that must be seen can be missing, and
/// nothing that must not be seen can be there. Where more than one thing may be seen, the exploration must find each of them too, and its token must
/// bring it back.
/// </remarks>
internal sealed record Row
{
    private static readonly Delivery[] Modes = Enum.GetValues<Delivery>();

    private readonly string _name;
    private readonly string _text;
    private readonly Func<MachineOptions, TestedProgram> _program;
    private MachineOptions _options = new();
    private IReadOnlyList<Always> _claims = [];
    private Func<World, string>? _view;
    private IReadOnlyList<string> _paths = [];

    private Row(string name, string text, Func<MachineOptions, TestedProgram> program)
    {
        _name = name;
        _text = text;
        _program = program;
    }

    /// <summary>A program tree.</summary>
    public static Row Of(string tree, [CallerMemberName] string name = "")
    {
        var parsed = ProgramTree.Parse(tree, name);
        return new(name, tree, options => new TestedProgram(parsed, options));
    }

    /// <summary>A program that a tree cannot say.</summary>
    public static Row Of(Start start, [CallerMemberName] string name = "", [CallerArgumentExpression(nameof(start))] string text = "") =>
        new(name, text, options => new TestedProgram(start, options, new NamedTarget(name, [])));

    /// <inheritdoc cref="Of(Start, string, string)"/>
    public static Row Of(Func<Code> root, [CallerMemberName] string name = "", [CallerArgumentExpression(nameof(root))] string text = "") =>
        Of(SingleRoot.Of(root), name, text);

    /// <summary>At a granularity; <see cref="Granularity.Visible"/> when nothing is said.</summary>
    public Row At(Granularity granularity) => this with { _options = _options with { Granularity = granularity } };

    /// <summary>With a clock; untimed when nothing is said.</summary>
    public Row Timed(Timing timing) => this with { _options = _options with { Timing = timing } };

    /// <summary>Looks at these processes only.</summary>
    public Row Only(params string[] paths) => this with { _paths = paths };

    /// <summary>Looks at the end of a run in another way than at what its processes took and how they ended.</summary>
    public Row Seen(Func<World, string> view) => this with { _view = view };

    /// <summary>Something that must hold after every step.</summary>
    public Row Claim(string name, Func<World, bool> holds) => this with { _claims = [.. _claims, new Always(name, holds)] };

    /// <summary>Something that must hold when nothing may happen any more.</summary>
    public Row Finally(string name, Func<World, bool> holds) => Claim(name, world => !world.Quiescent || holds(world));

    /// <summary>All schedules, in every mode, come to this.</summary>
    public void Always(string outcome) => Reaches([outcome]);

    /// <summary>The schedules come to these, in every mode.</summary>
    public void Either(params string[] outcomes) => Reaches(outcomes);

    /// <summary>The schedules come to exactly these. A mode reaches what the ones before it reach.</summary>
    /// <param name="everywhere">In every mode, instant delivery included.</param>
    /// <param name="inChannels">And these in causal and in pairwise delivery.</param>
    /// <param name="onlyPairwise">And these in pairwise delivery.</param>
    public void Reaches(string[] everywhere, string[]? inChannels = null, string[]? onlyPairwise = null)
    {
        foreach (var mode in Modes)
        {
            var expected = new SortedSet<string>(everywhere, StringComparer.Ordinal);
            if (mode != Delivery.Instant)
            {
                expected.UnionWith(inChannels ?? []);
            }
            if (mode == Delivery.Pairwise)
            {
                expected.UnionWith(onlyPairwise ?? []);
            }
            Check(mode, expected);
        }
    }

    private void Check(Delivery mode, SortedSet<string> expected)
    {
        var program = _program(_options with { Delivery = mode });
        var all = AllOutcomes.Of(program, NewView(), _claims);
        if (all.Problem is { } problem || !all.Outcomes.SetEquals(expected))
        {
            Assert.Fail($"""
                {_name}, in {mode} delivery, {all.Schedules} schedules{(all.Problem is null ? "" : $": {all.Problem}")}
                missing:{Lines(expected.Except(all.Outcomes))}
                unexpected:{Lines(all.Outcomes.Except(expected))}
                program:
                {_text}
                """);
        }
        foreach (var outcome in expected.Count > 1 ? expected : [])
        {
            FindAndReplay(program, mode, outcome);
        }
    }

    /// <summary>The exploration finds the outcome, too; its token, through text, brings the same run back.</summary>
    private void FindAndReplay(TestedProgram program, Delivery mode, string outcome)
    {
        var exploration = new ExplorationOptions
        {
            Seeds = 1000,
            SchedulesPerSeed = 100,
            StopAfter = 1,
            ShrinkRuns = 0,
            Invariants = () => [new Unseen(NewView(), outcome)],
        };
        var finding = new Explorer(program.Options, exploration).Run(_ => program).Findings.SingleOrDefault();
        Assert.True(finding is not null, $"{_name}, in {mode} delivery: the exploration did not find {outcome}\nprogram:\n{_text}");
        var token = Token.Parse(finding.Token.ToString());
        Assert.Equal(mode, token.Options.Delivery);
        var view = new Unseen(NewView(), outcome);
        var replay = Replayer.Run(token, program, [view]);
        Assert.True(
            replay.Answer == ReplayAnswer.Same && view.Last == outcome,
            $"{_name}, in {mode} delivery: replaying {outcome} said \"{replay.Sentence}\" and came to {view.Last}\nprogram:\n{_text}");
    }

    private View NewView() => new(_view, _paths);

    private static string Lines(IEnumerable<string> outcomes)
    {
        var lines = outcomes.Select(outcome => $"\n  {outcome}").ToArray();
        return lines.Length == 0 ? " none" : string.Concat(lines);
    }

    /// <summary>Breaks at the end of a run that comes to a given outcome.</summary>
    private sealed class Unseen(View view, string outcome) : IInvariant
    {
        public string? Last { get; private set; }

        public string Name => "unseen";

        public EventKinds Needs => view.Needs | EventKinds.Quiescent;

        public void Begin(World world)
        {
            Last = null;
            view.Begin(world);
        }

        public Violation? On(in Event e, World world)
        {
            view.On(e, world);
            if (e.Kind != EventKind.Quiescent)
            {
                return null;
            }
            Last = view.Of(world);
            return Last == outcome ? new Violation("an outcome that may be") : null;
        }
    }
}
