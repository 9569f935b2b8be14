using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using ToyBeam.Cli.Commands;
using ToyBeam.Cli.Output;
using ToyBeam.Sim.Conformance;
using ToyBeam.Sim.Scenarios;
using ToyBeam.Sim.Schedules;
using ToyBeam.Sim.Tokens;
using ToyBeam.Sim.Traces;
using ToyBeam.Sim.Trees;

namespace ToyBeam.Cli;

/// <summary>The command <c>toybeam</c>: reads the arguments, runs, and turns every kind of error into one line and an exit code.</summary>
public static class EntryPoint
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">The arguments, without the command's own name.</param>
    /// <param name="shell">Where it runs.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Shell shell)
    {
        ArgumentNullException.ThrowIfNull(shell);
        var code = Guarded(args, shell);
        shell.Out.Flush();
        shell.Error.Flush();
        return code;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The last place where one can be told: as a bug, by its own exit code.")]
    private static int Guarded(string[] args, Shell shell)
    {
        try
        {
            var parsed = RootCommandFactory.Create(shell).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (ParseErrors.FirstOf(parsed) is { } error)
            {
                return Fail(shell, error, ExitCode.Usage);
            }
            return parsed.Invoke(new InvocationConfiguration { Output = shell.Out, Error = shell.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (error is UsageException or TreeSyntaxException or TokenFormatException or TraceFormatException or ScenarioParameterException or EmulatorException)
        {
            return Fail(shell, error.Message, ExitCode.Usage);
        }
        catch (ReplayDivergedException error)
        {
            return Fail(shell, error.Message, ExitCode.Divergence);
        }
        catch (Exception error)
        {
            Fail(shell, $"{error.GetType().Name}: {error.Message.TrimEnd('.')}. This is a bug in toybeam: please report it.", ExitCode.Bug);
            if (args.Contains("-v", StringComparer.Ordinal) || args.Contains("--verbose", StringComparer.Ordinal))
            {
                shell.Error.WriteLine(error.StackTrace);
            }
            return ExitCode.Bug;
        }
    }

    private static int Fail(Shell shell, string sentence, int code)
    {
        shell.Error.WriteLine($"toybeam: {OneLine.Of(sentence)}");
        return code;
    }
}
