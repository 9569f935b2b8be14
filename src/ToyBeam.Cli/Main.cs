using ToyBeam.Cli;

if (Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || args.Contains("--no-color", StringComparer.Ordinal))
{
    // Before its first letter .NET sends a terminal the control codes that TERM asks for; a dumb one asks for none.
    Environment.SetEnvironmentVariable("TERM", "dumb");
}
using var interruption = new Interruption();
return EntryPoint.Run(args, Shell.OfProcess(interruption));
