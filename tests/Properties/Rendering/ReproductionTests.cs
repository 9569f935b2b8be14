using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ToyBeam.Properties.Laws;
using ToyBeam.Properties.TraceFiles;
using ToyBeam.Sim.Rendering;
using ToyBeam.Sim.Traces;

namespace ToyBeam.Properties.Rendering;

/// <summary>The test in C# that is printed of a finding compiles, and passes: it meets the failure with the same signature.</summary>
public sealed class ReproductionTests
{
    private const int Findings = 50;

    [Fact]
    public void A_printed_test_compiles_and_meets_the_same_failure()
    {
        var traces = RandomFindings.Take(Findings, BaseSeed.Value).ConvertAll(finding => finding.Trace);
        var sources = traces.Select((trace, i) => Printed(trace, $"Reproduction{i}")).ToList();
        var assembly = Compile(sources);
        for (var i = 0; i < traces.Count; i++)
        {
            Run(assembly, $"Reproduction{i}", sources[i]);
        }
    }

    /// <summary>That the test above can fail.</summary>
    [Fact]
    public void A_printed_test_fails_when_the_failure_is_another_one()
    {
        var trace = RandomFindings.Take(1, 5)[0].Trace;
        var other = trace with { Header = trace.Header with { Signature = "another" } };
        var assembly = Compile([Printed(other, "Reproduction")]);
        Assert.Throws<TargetInvocationException>(() => Run(assembly, "Reproduction", ""));
    }

    [Fact]
    public void What_cannot_be_printed_says_why()
    {
        var trace = RandomFindings.Take(1, 6)[0].Trace;
        Assert.Equal("a test in C# reproduces a failure, and this run breaks no claim", Problem(trace with { Header = trace.Header with { Signature = null } }));
        Assert.Equal("the claim 'mine' is the program's own and cannot be printed", Problem(trace with { Header = trace.Header with { Invariant = "mine" } }));
        Assert.StartsWith("'ex7' is written in C# already; in a test of it, Explore's Replay takes the token TB1-", Problem(trace with { Header = trace.Header with { Target = new Sim.Tokens.NamedTarget("ex7", []) } }), StringComparison.Ordinal);
    }

    private static string Problem(Trace trace)
    {
        Assert.Null(CSharpReproduction.Draw(trace, "Reproduction", out var problem));
        return problem!;
    }

    private static string Printed(Trace trace, string name)
    {
        var text = CSharpReproduction.Draw(trace, name, out var problem);
        Assert.Null(problem);
        return text!;
    }

    private static void Run(Assembly assembly, string name, string source)
    {
        var type = assembly.GetType(name)!;
        try
        {
            type.GetMethod("Fails_as_recorded")!.Invoke(Activator.CreateInstance(type), []);
        }
        catch (TargetInvocationException failure) when (source.Length > 0)
        {
            Assert.Fail($"{failure.InnerException!.Message}\n{source}");
        }
    }

    private static Assembly Compile(IEnumerable<string> sources)
    {
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator);
        var references = trusted.Where(static path => Regex.IsMatch(System.IO.Path.GetFileName(path), @"^(System\.|netstandard|mscorlib|ToyBeam\.(Core|Sim)\.dll|xunit\.(assert|core|abstractions))"));
        var compilation = CSharpCompilation.Create(
            $"Reproductions{Guid.NewGuid():N}",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))),
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(3).Select(diagnostic => $"{diagnostic}\n{diagnostic.Location.SourceTree}")));
        return AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(bytes.ToArray()));
    }
}
