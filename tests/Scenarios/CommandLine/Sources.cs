namespace ToyBeam.Scenarios.CommandLine;

/// <summary>Where the sources are that these tests were built from.</summary>
internal static class Sources
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "ToyBeam.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException($"No ToyBeam.sln above {AppContext.BaseDirectory}.");
        }
        return directory.FullName;
    }
}
