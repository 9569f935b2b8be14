using ToyBeam.Cli.Options;
using ToyBeam.Cli.Scenarios;
using ToyBeam.Cli.Targets;
using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Reports;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Strategies;

namespace ToyBeam.Cli.Output;

/// <summary>What there is to choose from.</summary>
internal static class Catalog
{
    private const int NameColumn = 24;

    public static void WriteText(TextWriter writer)
    {
        writer.WriteLine("Scenarios: toybeam explore NAME");
        foreach (var scenario in Scenarios())
        {
            Row(writer, scenario.Name, scenario.Description);
            foreach (var parameter in scenario.Parameters)
            {
                Row(writer, $"  -p {parameter.Name}={parameter.Default}", $"{parameter.Meaning} ({parameter.Min}..{parameter.Max})");
            }
        }
        writer.WriteLine("\nStrategies: --strategy NAME[:ARG]");
        foreach (var (name, description) in StrategySpec.All)
        {
            Row(writer, name, description);
        }
        writer.WriteLine("\nEngines: toybeam count NAME --engine ENGINE");
        foreach (var engine in Engine.All)
        {
            Row(writer, engine.Name, engine.Description);
        }
        writer.WriteLine("\nInvariants: the machine's laws, checked of every program");
        foreach (var invariant in StandardInvariants.All.Where(invariant => invariant.IsMachineLaw))
        {
            Row(writer, invariant.Name, invariant.Claim);
        }
        writer.WriteLine("\nInvariants: checked of scenarios and .tree files, not of generated programs");
        foreach (var invariant in StandardInvariants.All.Where(invariant => !invariant.IsMachineLaw))
        {
            Row(writer, invariant.Name, invariant.Claim);
        }
    }

    public static void WriteJson(JsonLines lines)
    {
        foreach (var scenario in Scenarios())
        {
            lines.Write(scenario);
        }
        foreach (var (name, description) in StrategySpec.All)
        {
            lines.Write(new NamedLine("strategy", name, description));
        }
        foreach (var engine in Engine.All)
        {
            lines.Write(new NamedLine("engine", engine.Name, engine.Description));
        }
        foreach (var invariant in StandardInvariants.All)
        {
            lines.Write(new InvariantLine(invariant.Name, invariant.IsMachineLaw, invariant.Claim));
        }
    }

    private static IEnumerable<ScenarioLine> Scenarios()
    {
        foreach (var template in BuiltIn.All)
        {
            yield return new ScenarioLine(template.Name, template.Description, Opt.Lower(template.Build().Rules), [.. template.Parameters.Select(Listed)]);
        }
        yield return new ScenarioLine(TargetReader.Generated, TargetReader.DescriptionOfGenerated, Opt.Lower(Rules.Otp), [Listed(TargetReader.SizeOfGenerated)]);
    }

    private static ListedParameter Listed(ParameterSpec spec) => new(spec.Name, spec.Default, spec.Min, spec.Max, spec.Meaning);

    private static void Row(TextWriter writer, string name, string text) =>
        writer.WriteLine(Paragraph.Wrap($"  {name.PadRight(NameColumn - 4)}  {text}", NameColumn));
}
