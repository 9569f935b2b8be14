namespace ToyBeam.Properties.House;

/// <summary>The project's own files: all below its root but what git is told to ignore.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Sources(params string[] folders) =>
        Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && folders.Any(folder => file.StartsWith(folder + "/", StringComparison.Ordinal)));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ToyBeam.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the project: no ToyBeam.sln above them.");
        }
        return folder;
    }

    private static IEnumerable<string> Walk(string folder)
    {
        var ignored = Lines(".gitignore").Where(line => line.EndsWith('/')).Select(line => line[..^1]).Append(".git").ToArray();
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var next))
        {
            foreach (var file in Directory.EnumerateFiles(next).Where(file => Path.GetFileName(file) != ".git"))
            {
                yield return Path.GetRelativePath(folder, file).Replace('\\', '/');
            }
            foreach (var inner in Directory.EnumerateDirectories(next).Where(inner => !ignored.Contains(Path.GetFileName(inner))))
            {
                open.Push(inner);
            }
        }
    }
}
