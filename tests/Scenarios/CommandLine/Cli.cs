using ToyBeam.Cli;

namespace ToyBeam.Scenarios.CommandLine;

/// <summary>Runs the command in this process, as a shell would.</summary>
internal static class Cli
{
    /// <summary>A directory without sources around it, so that replay lines are those of the installed command.</summary>
    public static string Elsewhere { get; } = Path.GetTempPath();

    public static Answer Run(params string[] args) => Run(new Dictionary<string, string>(), args);

    public static Answer Run(IReadOnlyDictionary<string, string> variables, params string[] args) =>
        Run(args, shell => shell with { Variable = name => variables.GetValueOrDefault(name) ?? Integration(name) });

    /// <summary>As in continuous integration: no failure of another test is remembered.</summary>
    public static string? Integration(string name) => name == "CI" ? "true" : null;

    public static Answer Run(string[] args, Func<Shell, Shell> change)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = EntryPoint.Run(args, change(new Shell { Out = output, Error = error, Directory = Elsewhere, Variable = Integration }));
        return new Answer(code, output.ToString(), error.ToString());
    }

    /// <summary>What the command answered.</summary>
    internal sealed record Answer(int Exit, string Out, string Error)
    {
        public string[] Lines => Out.TrimEnd('\n').Split('\n');
    }
}
