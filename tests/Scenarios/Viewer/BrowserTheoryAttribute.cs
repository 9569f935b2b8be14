namespace ToyBeam.Scenarios.Viewer;

/// <summary>A test with several cases that needs a browser, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Path is null ? Chromium.Missing : null;
}
