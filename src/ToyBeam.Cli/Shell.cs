using System.Text;

namespace ToyBeam.Cli;

/// <summary>What the command sees of the world around it; tests make their own.</summary>
public sealed record Shell
{
    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where errors, progress and notes go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether results go to a terminal; false by default.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether errors and progress go to a terminal; false by default.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The current directory.</summary>
    public string Directory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The value of an environment variable; null when it is not set. By default none is.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>Whether the user asked to stop after what is running now; false by default.</summary>
    public Func<bool> StopRequested { get; init; } = static () => false;

    /// <summary>The shell of this process: UTF-8, whatever the locale says.</summary>
    /// <param name="interruption">Where Ctrl-C arrives.</param>
    public static Shell OfProcess(Interruption interruption)
    {
        ArgumentNullException.ThrowIfNull(interruption);
        return new Shell
        {
            Out = Utf8(Console.OpenStandardOutput(), flush: !Console.IsOutputRedirected),
            Error = Utf8(Console.OpenStandardError(), flush: true),
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Variable = Environment.GetEnvironmentVariable,
            StopRequested = () => interruption.Requested,
        };
    }

    /// <summary>A path as the current directory makes it a whole one.</summary>
    /// <param name="path">The path as given.</param>
    public string Locate(string path) => Path.GetFullPath(path, Directory);

    private static StreamWriter Utf8(Stream stream, bool flush) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = flush, NewLine = "\n" };
}
