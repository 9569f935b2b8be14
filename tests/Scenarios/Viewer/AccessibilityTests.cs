using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using ToyBeam.Core;
using ToyBeam.Sim.Explanations;
using ToyBeam.Sim.Viewer;

namespace ToyBeam.Scenarios.Viewer;

/// <summary>What the axe checker says of the page: names, roles, contrast; light and dark, wide and narrow.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(Browser browser)
{
    private static string Page { get; } = new ViewerPage("page",
    [
        Sample.FailingRun("everything", Delivery.Causal) with { Why = ["Because."], Decisive = new DecisiveStep(9, 0.5, 1, Samples: 20), Race = new RacingPair(4, 9, 4) },
        Sample.Run("everything", Delivery.Causal, "default"),
    ]).ToHtml();

    [BrowserTheory]
    [InlineData(1400, false, "")]
    [InlineData(1400, true, "")]
    [InlineData(1400, false, "?")]
    [InlineData(400, false, "")]
    [InlineData(400, true, "")]
    public async Task Axe_finds_nothing(int width, bool dark, string key)
    {
        await using var page = await browser.Open(Page, "step=9", width, dark);
        if (key.Length > 0)
        {
            await page.Press(key);
        }
        foreach (var pane in width > 900 ? ["lanes"] : new[] { "lanes", "world", "log", "source" })
        {
            if (width <= 900)
            {
                await page.Page.ClickAsync($"#panes [data-pane={pane}]");
            }
            await page.Page.WaitForTimeoutAsync(200); // A colour that is still on its way has no contrast of its own.
            var result = await page.Page.RunAxe();
            Assert.Empty(result.Violations.SelectMany(violation => violation.Nodes.Select(node => Describe(pane, violation, node))));
        }
    }

    [BrowserFact]
    public async Task A_narrow_page_shows_one_part_at_a_time_and_nothing_beyond_its_edge()
    {
        await using var page = await browser.Open(Page, "step=20", width: 400);
        foreach (var (pane, selector) in new[] { ("lanes", "#lanes-pane"), ("world", "#world-pane"), ("log", "#log-pane"), ("source", "#source-pane") })
        {
            await page.Page.ClickAsync($"#panes [data-pane={pane}]");
            Assert.Equal([selector[1..]], await page.Evaluate<string[]>("() => ['lanes-pane', 'world-pane', 'log-pane', 'source-pane'].filter((id) => document.getElementById(id).offsetHeight > 0)"));
            Assert.Equal("400 900", await page.Evaluate<string>("() => `${document.documentElement.scrollWidth} ${document.documentElement.scrollHeight}`"));
            if (pane == "log")
            {
                Assert.True(await page.Page.Locator("#log .entry.now").First.IsVisibleAsync()); // Though it was hidden when the step was gone to.
            }
            Assert.True(await page.Evaluate<int>($"() => document.querySelector('{selector}').clientHeight") > 300, $"{pane} has too little room");
        }
    }

    [BrowserFact]
    public async Task A_screen_reader_hears_each_step()
    {
        await using var page = await browser.Open(Page);
        await page.Press("ArrowRight");
        await page.Page.WaitForFunctionAsync("() => /^Step 1 of \\d+\\. \\S+/.test(document.querySelector('[aria-live=polite]').textContent)");
    }

    [BrowserFact]
    public async Task The_theme_can_be_changed()
    {
        await using var page = await browser.Open(Page);
        var light = await page.Evaluate<string>("() => getComputedStyle(document.body).backgroundColor");
        await page.Press("t");
        var dark = await page.Evaluate<string>("() => getComputedStyle(document.body).backgroundColor");
        await page.Press("t");
        Assert.NotEqual(light, dark);
        Assert.Equal(light, await page.Evaluate<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    private static string Describe(string pane, AxeResultItem violation, AxeResultNode node) => $"{pane}: {violation.Id}: {violation.Help}: {node.Html}: {string.Join("; ", node.Any.Select(check => check.Message))}";
}
