using System.Collections.Immutable;
using System.Globalization;
using ToyBeam.Cli.Commands;
using ToyBeam.Cli.Scenarios;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Cli.Targets;

/// <summary>Reads the argument TARGET: a built-in scenario, <c>gen</c>, a <c>.tree</c> file.</summary>
internal static class TargetReader
{
    /// <summary>The name that stands for generated programs.</summary>
    public const string Generated = "gen";

    /// <summary>One line for people about generated programs.</summary>
    public const string DescriptionOfGenerated = "Generated programs, one for each seed; only the machine's laws are claimed of them.";

    /// <summary>The parameter of generated programs.</summary>
    public static ParameterSpec SizeOfGenerated { get; } = new("size", Default: 30, Min: 0, Max: 200, "bounds the statements of each program");

    private const int SchedulesOfGenerated = 64;

    /// <summary>Whether a text can only be meant as a target, whatever files there are.</summary>
    public static bool IsTarget(string text) => text == Generated || BuiltIn.Find(text) is not null || IsTreeFile(text) || IsAssembly(text);

    /// <summary>Whether a text names a program file.</summary>
    public static bool IsTreeFile(string text) => text.EndsWith(".tree", StringComparison.OrdinalIgnoreCase);

    /// <summary>The target with that name.</summary>
    /// <param name="text">As given.</param>
    /// <param name="parameters">As given, each such as <c>n=4</c>.</param>
    /// <param name="shell">Where files are looked for.</param>
    /// <exception cref="UsageException">There is none, or not with these parameters.</exception>
    public static Target Read(string text, IEnumerable<string> parameters, Shell shell)
    {
        var values = parameters.Select(ReadParameter).ToImmutableArray();
        if (text == Generated)
        {
            return Generate(values);
        }
        if (BuiltIn.Find(text) is { } template)
        {
            return OfScenario(template.Build(values.AsSpan()));
        }
        if (IsTreeFile(text))
        {
            return values.IsEmpty ? OfTree(ProgramTree.Parse(TextFile.Read(text, shell), text), text) : throw new UsageException($"a program file has no parameters, and '{values[0]}' is given");
        }
        if (IsAssembly(text))
        {
            throw new UsageException($"'{text}' is a user's assembly, and those are not loaded yet; built-in scenarios, gen and .tree files are");
        }
        var hint = Suggestion.Of(text, BuiltIn.All.Select(known => known.Name).Append(Generated));
        throw new UsageException($"there is no scenario '{text}'{hint}; toybeam list shows all, and program files end in .tree");
    }

    /// <summary>A scenario as a target.</summary>
    public static Target OfScenario(Scenario scenario) => new()
    {
        Name = scenario.Name,
        Description = scenario.Description,
        Parameters = scenario.Parameters,
        Rules = scenario.Rules,
        Granularity = scenario.Granularity,
        Tree = scenario.Tree,
        Invariants = () => [.. StandardInvariants.ForScenarios(scenario.ExpectedExits), .. scenario.ExtraInvariants()],
        Program = (_, options) => new TestedProgram(scenario.Start, options, NameOf(scenario)),
    };

    /// <summary>A program tree as a target.</summary>
    public static Target OfTree(ProgramTree tree, string name) => new()
    {
        Name = name,
        Invariants = static () => StandardInvariants.ForScenarios(),
        Program = (_, options) => new TestedProgram(tree, options),
    };

    private static Target Generate(ImmutableArray<Parameter> values)
    {
        var template = new ScenarioTemplate([SizeOfGenerated], static sizes => new Scenario
        {
            Name = Generated,
            Description = DescriptionOfGenerated,
            Start = static _ => { },
            Parameters = [new(SizeOfGenerated.Name, sizes[0])],
        });
        var scenario = template.Build(values.AsSpan());
        var size = scenario.Parameters[0].Value;
        return new Target
        {
            Name = Generated,
            Description = scenario.Description,
            Parameters = scenario.Parameters,
            SchedulesPerSeed = SchedulesOfGenerated,
            IsGenerated = true,
            Invariants = StandardInvariants.ForGenerated,
            Program = (seed, options) => new TestedProgram(TreeGen.FromSeed(seed, size), options),
        };
    }

    private static bool IsAssembly(string text) => text.Split("::", 2)[0].EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    private static NamedTarget NameOf(Scenario scenario) => new(scenario.Name, [.. scenario.Parameters.Select(parameter => (parameter.Name, parameter.Value))]);

    private static Parameter ReadParameter(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && int.TryParse(text[(equals + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? new Parameter(text[..equals], value)
            : throw new UsageException($"'{text}' is no parameter: expected NAME=NUMBER, such as n=4");
    }
}
