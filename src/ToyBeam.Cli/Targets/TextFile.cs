using System.Text;

namespace ToyBeam.Cli.Targets;

/// <summary>Files that the command line names.</summary>
internal static class TextFile
{
    private const int MostBytes = 1 << 20;
    private const int MostTraceBytes = 1 << 28;

    /// <summary>The text of a file.</summary>
    /// <exception cref="UsageException">It cannot be read, or is too large to be a program or a token.</exception>
    public static string Read(string path, Shell shell)
    {
        try
        {
            var file = new FileInfo(shell.Locate(path));
            return file is { Exists: true, Length: > MostBytes }
                ? throw new UsageException($"the file '{path}' has more than {MostBytes} bytes: it is no program and no token")
                : File.ReadAllText(file.FullName, Encoding.UTF8);
        }
        catch (Exception error) when (IsOfFiles(error))
        {
            throw Cannot("read", path, shell, error);
        }
    }

    /// <summary>The bytes of a trace file.</summary>
    /// <exception cref="UsageException">It cannot be read, or is too large to be a trace.</exception>
    public static byte[] ReadTrace(string path, Shell shell)
    {
        try
        {
            var file = new FileInfo(shell.Locate(path));
            return file is { Exists: true, Length: > MostTraceBytes }
                ? throw new UsageException($"the file '{path}' has more than {MostTraceBytes} bytes: it is no trace")
                : File.ReadAllBytes(file.FullName);
        }
        catch (Exception error) when (IsOfFiles(error))
        {
            throw Cannot("read", path, shell, error);
        }
    }

    /// <summary>A writer to a file, which is made anew.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static StreamWriter Write(string path, Shell shell) => Write(path, shell, called: path);

    /// <inheritdoc cref="Write(string, Shell)"/>
    /// <param name="path">Where.</param>
    /// <param name="shell">Relative to whose directory.</param>
    /// <param name="called">What an error calls it.</param>
    public static StreamWriter Write(string path, Shell shell, string called)
    {
        try
        {
            return new StreamWriter(shell.Locate(path), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        }
        catch (Exception error) when (IsOfFiles(error))
        {
            throw Cannot("write", called, shell, error);
        }
    }

    /// <summary>Whether there is such a file; false for what no file can be called.</summary>
    public static bool Exists(string path, Shell shell) => path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal) && File.Exists(shell.Locate(path));

    /// <summary>Whether an error is one that files and directories give.</summary>
    public static bool IsOfFiles(Exception error) => error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>The error of usage that says why a file cannot be used.</summary>
    public static UsageException Cannot(string verb, string path, Shell shell, Exception error)
    {
        var why = error switch
        {
            ArgumentException => "that is no file name",
            FileNotFoundException => "there is no such file",
            DirectoryNotFoundException => "there is no such directory",
            _ when Directory.Exists(shell.Locate(path)) => "it is a directory",
            UnauthorizedAccessException => "access is denied",
            _ => error.Message,
        };
        return new UsageException($"cannot {verb} '{path}': {why}", error);
    }
}
