using ToyBeam.Cli.Targets;

namespace ToyBeam.Cli.Output;

/// <summary>A file that is there whole or not at all: written beside its place, and put there when it is finished.</summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _path;
    private readonly string _unfinished;
    private readonly StreamWriter _writer;

    private ReportFile(string path, string unfinished, StreamWriter writer)
    {
        _path = path;
        _unfinished = unfinished;
        _writer = writer;
    }

    /// <summary>Opens one, before the work is done whose result it is for.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static ReportFile Open(string path, Shell shell)
    {
        var unfinished = $"{path}.unfinished";
        if (path.Length == 0 || Directory.Exists(shell.Locate(path)))
        {
            throw TextFile.Cannot("write", path, shell, path.Length == 0 ? new ArgumentException(path) : new IOException(path));
        }
        return new ReportFile(shell.Locate(path), shell.Locate(unfinished), TextFile.Write(unfinished, shell, called: path));
    }

    /// <summary>Writes it.</summary>
    public void Finish(string text)
    {
        _writer.Write(text);
        _writer.Dispose();
        File.Move(_unfinished, _path, overwrite: true);
    }

    public void Dispose()
    {
        _writer.Dispose();
        File.Delete(_unfinished);
    }
}
