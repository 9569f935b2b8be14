namespace ToyBeam.Scenarios.Viewer;

/// <summary>A test that needs a browser, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Path is null ? Chromium.Missing : null;
}
