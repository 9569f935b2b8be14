using System.Globalization;
using System.Text;
using ToyBeam.Core;
using ToyBeam.Sim.Invariants;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Sim.Rendering;

/// <summary>A finding as an xunit test in C#: the program in the machine's verbs, the schedule as deviations, the signature.</summary>
public static class CSharpReproduction
{
    /// <summary>The file; it compiles with references to ToyBeam.Sim and xunit.</summary>
    /// <param name="trace">The trace of the finding.</param>
    /// <param name="className">What the test class is called.</param>
    /// <param name="problem">Why there is no such file; null when there is one.</param>
    /// <returns>Null for a run that breaks nothing, a program without a tree, or a claim of one's own.</returns>
    public static string? Draw(Trace trace, string className, out string? problem)
    {
        problem = trace.Header switch
        {
            { Signature: null } => "a test in C# reproduces a failure, and this run breaks no claim",
            { Target: NamedTarget named } => $"'{named.Name}' is written in C# already; in a test of it, Explore's Replay takes the token {trace.Header.Token}",
            { Invariant: { } invariant } when !StandardInvariants.All.Any(standard => standard.Name == invariant) => $"the claim '{invariant}' is the program's own and cannot be printed",
            _ => null,
        };
        return problem is null ? Print(trace, className) : null;
    }

    private static string Print(Trace trace, string className)
    {
        var tree = ((TreeTarget)trace.Header.Target).Tree;
        var program = tree.ToCSharp($"{className}Program");
        var body = program[(program.IndexOf("public static class", StringComparison.Ordinal))..];
        var usings = program[..^body.Length].TrimEnd();
        return $$"""
            {{usings}}
            using ToyBeam.Sim.Exploration;
            using ToyBeam.Sim.Invariants;
            using ToyBeam.Sim.Schedules;
            using Xunit;

            public sealed class {{className}}
            {
                [Fact]
                public void Fails_as_recorded()
                {
                    var explore = Explore.Of({{className}}Program.Start) with { Machine = {{Machine(trace.Header.Options)}} };
                    var finding = explore.OnlyClaims().Always(() => StandardInvariants.Create({{Quote(trace.Header.Invariant!)}})).Follow(
                    [
            {{string.Concat(trace.Schedule.Deviations.Select(static deviation => $"            {Print(deviation)},\n"))}}        ]);
                    Assert.Equal({{Quote(trace.Header.Signature!)}}, finding?.Signature);
                }
            }

            {{body}}
            """.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static string Machine(MachineOptions options)
    {
        var parts = new List<string>();
        var usual = new MachineOptions();
        Add(options.Rules != usual.Rules, $"Rules = Rules.{options.Rules}");
        Add(options.Granularity != usual.Granularity, $"Granularity = Granularity.{options.Granularity}");
        Add(options.Delivery != usual.Delivery, $"Delivery = Delivery.{options.Delivery}");
        Add(options.Timing != usual.Timing, $"Timing = Timing.Virtual({options.Timing.Early.ToString(CultureInfo.InvariantCulture)})");
        Add(options.MaxSteps != usual.MaxSteps, $"MaxSteps = {options.MaxSteps.ToString(CultureInfo.InvariantCulture)}");
        return parts.Count == 0 ? "new MachineOptions()" : $"new MachineOptions {{ {string.Join(", ", parts)} }}";

        void Add(bool differs, string part)
        {
            if (differs)
            {
                parts.Add(part);
            }
        }
    }

    private static string Print(Deviation deviation)
    {
        var (anchor, choice) = deviation;
        var receiver = choice.Receiver is null ? "" : $", {Quote(choice.Receiver)}";
        return string.Create(CultureInfo.InvariantCulture, $"new Deviation(new Anchor({Quote(anchor.Process)}, {anchor.Steps}, {anchor.Others}), new ScheduledChoice(ChoiceKind.{choice.Kind}, {Quote(choice.Process)}{receiver}))");
    }

    /// <summary>A string of C#, with all that is not plain as escapes.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c is '"' or '\\' ? $"\\{c}" : c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:x4}");
        }
        return quoted.Append('"').ToString();
    }
}
