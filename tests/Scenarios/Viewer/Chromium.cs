namespace ToyBeam.Scenarios.Viewer;

/// <summary>The Chromium of this machine.</summary>
internal static class Chromium
{
    /// <summary>Why a test that needs it is skipped.</summary>
    public const string Missing = "There is no Chromium: none of chromium, chromium-browser, google-chrome is on the PATH.";

    /// <summary>Where it is; null when there is none.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var names = new[] { "chromium", "chromium-browser", "google-chrome", "chrome.exe" };
        return names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
