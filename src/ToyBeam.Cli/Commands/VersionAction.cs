using System.CommandLine;
using System.CommandLine.Invocation;

namespace ToyBeam.Cli.Commands;

/// <summary>Prints the version of this assembly, whoever hosts it.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public static string Version { get; } = typeof(VersionAction).Assembly.GetName().Version!.ToString(3);

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"toybeam {Version}");
        return ExitCode.Pass;
    }
}
