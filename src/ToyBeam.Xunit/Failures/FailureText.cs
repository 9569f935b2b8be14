using System.Globalization;
using System.Text;
using ToyBeam.Sim.Exploration;
using ToyBeam.Sim.Reports;
using ToyBeam.Xunit.Bodies;
using ToyBeam.Xunit.Cases;

namespace ToyBeam.Xunit.Failures;

/// <summary>A failure as a person reads it: what broke first, the line that replays it last.</summary>
internal static class FailureText
{
    /// <summary>The text.</summary>
    /// <param name="property">The property.</param>
    /// <param name="failure">What came of the failing case.</param>
    /// <param name="where">Which case it is, for its numbers.</param>
    /// <param name="files">A line for each file that was written of it.</param>
    public static string Of(BeamProperty property, InvestigatedFailure failure, string where, IReadOnlyList<string> files)
    {
        var text = new StringBuilder();
        text.Append(Headline(failure.Outcome.Failure!)).Append("\n\n");
        if (!TellsItsArgument(failure))
        {
            ArgumentText.Append(text, property, failure.Input);
            text.Append('\n');
        }
        text.Append(CultureInfo.InvariantCulture, $"  {where}{Numbers(failure)}\n");
        if (!failure.Repeatable)
        {
            text.Append("  Run again, the same case did not fail in this way: the body depends on more than its arguments and the schedule.\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"  [Pin(\"{failure.Token}\")]\n");
        text.Append(CultureInfo.InvariantCulture, $"{PropertyEnvironment.ReplayVariable}={failure.Token} {TestCommand(property)}");
        foreach (var file in files)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {file}");
        }
        return text.ToString();
    }

    /// <summary>The command that runs a property alone.</summary>
    public static string TestCommand(BeamProperty property) => $"dotnet test --filter \"FullyQualifiedName={property.FullName}\"";

    private static string Headline(Exception failure) => failure switch
    {
        FindingException found => Story.Of(found.Finding, found.Result),
        PropertyFailedException => failure.Message,
        _ when failure.GetType().Namespace == "Xunit.Sdk" => failure.Message.TrimEnd(),
        _ => $"{failure.GetType()}: {failure.Message.TrimEnd()}",
    };

    /// <summary>A story prints its program: the argument need not be told twice.</summary>
    private static bool TellsItsArgument(InvestigatedFailure failure) =>
        failure is { Outcome.Failure: FindingException { Finding.Program.Tree: { } tree }, Input.Arguments: [var only] } && tree.Equals(only);

    private static string Numbers(InvestigatedFailure failure) => failure.Count switch
    {
        { Runs: 0 } => "",
        { Steps: 0, Cut: false } => $"; nothing smaller fails so ({Plural(failure.Count.Runs, "run")})",
        _ => $"; shrunk in {Plural(failure.Count.Steps, "step")} and {Plural(failure.Count.Runs, "run")}{(failure.Count.Cut ? ", then the limit cut it" : "")}",
    };

    private static string Plural(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
