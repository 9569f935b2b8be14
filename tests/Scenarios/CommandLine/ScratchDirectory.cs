namespace ToyBeam.Scenarios.CommandLine;

/// <summary>An empty directory that is gone after the test, with all that is in it.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    public ScratchDirectory()
    {
        Path = Directory.CreateTempSubdirectory("toybeam-").FullName;
    }

    public string Path { get; }

    /// <summary>The command, run where this directory is the current one.</summary>
    public Cli.Answer Run(params string[] args) => Cli.Run(args, shell => shell with { Directory = Path });

    /// <summary>Writes a file into it.</summary>
    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    /// <summary>Reads a file of it.</summary>
    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
