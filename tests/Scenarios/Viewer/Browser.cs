using Microsoft.Playwright;

namespace ToyBeam.Scenarios.Viewer;

/// <summary>One browser for all tests of the viewer; started when the first page is opened.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a page from disk.</summary>
    /// <param name="html">The page.</param>
    /// <param name="fragment">What stands behind the # of its address; empty for nothing.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="dark">Whether the system is dark.</param>
    internal async Task<ViewedPage> Open(string html, string fragment = "", int width = 1400, bool dark = false)
    {
        var browser = await Start();
        var page = await browser.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        return await ViewedPage.Open(page, html, fragment);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }
        _playwright?.Dispose();
    }

    private async Task<IBrowser> Start()
    {
        _playwright ??= await Playwright.CreateAsync();
        return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--disable-gpu"] });
    }
}
