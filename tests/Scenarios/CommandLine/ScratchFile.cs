namespace ToyBeam.Scenarios.CommandLine;

/// <summary>A file that is gone after the test.</summary>
internal sealed class ScratchFile : IDisposable
{
    public ScratchFile(string text, string extension = ".tree")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"toybeam-{Guid.NewGuid():N}{extension}");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
