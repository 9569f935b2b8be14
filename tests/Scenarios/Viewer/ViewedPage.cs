using Microsoft.Playwright;
using ToyBeam.Scenarios.CommandLine;

namespace ToyBeam.Scenarios.Viewer;

/// <summary>A viewer page in a browser. Whatever it writes to the console, throws, or asks of the network fails the test when the page is closed.</summary>
internal sealed class ViewedPage : IAsyncDisposable
{
    private readonly ScratchFile _file;
    private List<string> _complaints = [];

    private ViewedPage(IPage page, ScratchFile file)
    {
        Page = page;
        _file = file;
        page.Console += (_, message) => _complaints.Add($"console: {message.Text}");
        page.PageError += (_, error) => _complaints.Add($"error: {error}");
        page.Dialog += (_, dialog) => _complaints.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address, StringComparison.Ordinal))
            {
                _complaints.Add($"request: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    private string Address => new Uri(_file.Path).AbsoluteUri;

    public static async Task<ViewedPage> Open(IPage page, string html, string fragment)
    {
        var viewed = new ViewedPage(page, new ScratchFile(html, ".html"));
        await page.GotoAsync(viewed.Address + (fragment.Length == 0 ? "" : $"#{fragment}"));
        return viewed;
    }

    /// <summary>What there was to complain about so far, and then it is forgotten.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        var complaints = _complaints;
        _complaints = [];
        return complaints;
    }

    /// <summary>Presses keys, one after the other.</summary>
    public async Task Press(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>The step that the page stands at, by the card of the step.</summary>
    public async Task<int> Step() => int.Parse(await Page.GetAttributeAsync("[data-step]", "data-step") ?? "", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The text of the one element that a selector names.</summary>
    public async Task<string> Text(string selector) => await Page.InnerTextAsync(selector);

    /// <summary>The texts of all elements that a selector names.</summary>
    public async Task<IReadOnlyList<string>> Texts(string selector) => await Page.Locator(selector).AllInnerTextsAsync();

    public async Task<T> Evaluate<T>(string script) => await Page.EvaluateAsync<T>(script);

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        _file.Dispose();
        Assert.Empty(_complaints);
    }
}
